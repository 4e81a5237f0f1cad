package kportal.transactions.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kportal.transactions.MeterToken;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.Transaction;
import kportal.web.Message;
import org.jspecify.annotations.Nullable;

/** A receipt as a text for a chat. */
final class SharedText {
    private SharedText() {}

    static List<Message> of(Paper paper) {
        Transaction tx = paper.tx();
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("share.line", paper.shop()));
        paper.lines().forEach(line -> lines.add(Message.of("share.line", line)));
        String status = tx.status().code();
        if (!paper.sure()) {
            lines.add(Message.of(
                    "share.warning", Message.of("paper." + status), Message.of("paper." + status + ".text")));
        }
        order(lines, tx.order());
        for (MeterToken token : paper.tokens()) {
            lines.add(fact(token.label(), TokenSms.grouped(token)));
        }
        add(lines, "fact.got-units", tx.units());
        add(lines, "fact.reference", tx.reference());
        lines.add(fact(Message.of("fact.sent"), Objects.requireNonNull(tx.sentAt())));
        return lines;
    }

    private static void order(List<Message> lines, Order order) {
        Service service = order.service();
        lines.add(Message.of("share.what", Message.of("service." + service.code()), order.recipient()));
        add(lines, "fact.network." + service.code(), order.networkName());
        add(lines, "fact.product." + service.code(), order.productName());
        add(lines, "fact.amount", order.amount() == null ? null : order.amount().shown());
    }

    private static void add(List<Message> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(fact(Message.of(label), value));
        }
    }

    private static Message fact(Message label, Object value) {
        return Message.of("share.fact", label, value);
    }
}

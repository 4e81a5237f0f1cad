package kportal.transactions.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kportal.support.Money;
import kportal.transactions.Transaction;
import kportal.web.Message;
import org.jspecify.annotations.Nullable;

/** What is known of a purchase as a text to send to whoever can look it up at Kpoint. */
final class Chat {
    private static final Message NONE = Message.of("dispute.none");

    private Chat() {}

    static List<Message> about(Transaction tx, String businessName, TryRepository.Tries tries) {
        List<Message> lines = new ArrayList<>();
        lines.add(facts(tx, businessName));
        // So that the one isn't taken for the other.
        Try earlier = tries.earlier();
        if (earlier != null) {
            lines.add(other(earlier.wanting() ? "dispute.chat.second" : "dispute.chat.same", earlier));
        }
        tries.later().forEach(later -> lines.add(other("dispute.chat.later", later)));
        return lines;
    }

    private static Message facts(Transaction tx, String businessName) {
        Money amount = tx.order().amount();
        return Message.of(
                "dispute.chat",
                businessName,
                Message.of("service." + tx.service().code()),
                tx.order().recipient(),
                amount == null ? Message.of("fact.units") : amount.shown(),
                Objects.requireNonNull(tx.sentAt()),
                orNone(tx.reference()),
                tx.reason() == null ? Message.of("status." + tx.status().code()) : Message.of("reason." + tx.reason()),
                orNone(tx.kpointMessage()),
                tx.id());
    }

    private static Object orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }

    private static Message other(String key, Try other) {
        Message status = Message.of("status." + other.status().code());
        return Message.of(key, other.sentAt(), other.id(), status);
    }
}

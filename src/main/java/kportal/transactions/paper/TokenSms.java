package kportal.transactions.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kportal.transactions.MeterToken;
import kportal.transactions.Transaction;
import kportal.web.Message;

/** An electricity token as an SMS of two parts at most, in the short alphabet: nothing of Kpoint's words is in it. */
final class TokenSms {
    /** With blanks between their groups, more would need a third part. */
    private static final int MOST_GROUPED = 5;

    private TokenSms() {}

    /** Empty where there is no token that is certain. */
    static List<Message> of(Paper paper) {
        Transaction tx = paper.tx();
        List<MeterToken> tokens = paper.tokens();
        if (!paper.sure() || tokens.isEmpty() || !tokens.stream().allMatch(MeterToken::keyable)) {
            return List.of();
        }
        List<Message> lines = new ArrayList<>();
        lines.add(
                tokens.size() == 1
                        ? Message.of("share.sms.token", grouped(tokens.getFirst()))
                        : Message.of("share.sms.tokens", numbered(tokens)));
        if (isPlain(tx.order().recipient())) {
            lines.add(Message.of("share.sms.meter", tx.order().recipient()));
        }
        if (tx.units() != null && isPlain(tx.units())) {
            lines.add(Message.of("share.sms.units", tx.units()));
        }
        return lines;
    }

    private static String numbered(List<MeterToken> tokens) {
        boolean grouped = tokens.size() <= MOST_GROUPED;
        return tokens.stream()
                .map(token -> token.place() + ") " + (grouped ? grouped(token) : token.text()))
                .collect(Collectors.joining("\n"));
    }

    static String grouped(MeterToken token) {
        return token.keyable() ? token.text().replaceAll("(\\d{4})(?=\\d)", "$1 ") : token.text();
    }

    private static boolean isPlain(String text) {
        return text.matches("[0-9A-Za-z., -]{1,20}");
    }
}

package kportal.transactions.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.ordering.SmsParts;
import kportal.web.Bundles;
import kportal.web.Language;
import kportal.web.Message;
import kportal.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSmsTest {
    private static final Messages MESSAGES = new Bundles(Environment.LIVE).in(Language.EN);

    private static String text(String meter, String token, String units) {
        List<Message> lines = TokenSms.of(Paper.of("₦ Shop", List.of("Ṣọlá"), bought(meter, token, units)));
        return lines.stream().map(MESSAGES::text).collect(Collectors.joining("\n"));
    }

    private static Transaction bought(String meter, String token, String units) {
        Order order = Order.electricity("x", "Ọyọ́ Electric", meter, "prepaid", new Money(100));
        Instant now = Instant.EPOCH;
        return new Transaction(
                "id",
                Status.SUCCEEDED,
                order,
                null,
                null,
                "ada",
                now,
                now,
                null,
                now,
                now,
                null,
                null,
                "₦",
                token,
                units,
                null,
                "₦",
                null,
                null,
                null,
                null);
    }

    /** As many tokens as there is room for in what is kept of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void fitsInTwoParts(int count) {
        String tokens = IntStream.range(0, count).mapToObj("%020d"::formatted).collect(Collectors.joining(","));
        SmsParts parts = SmsParts.of(text("1234567890123", tokens, "1234567890.123456789"));
        assertEquals(Optional.empty(), parts.longer());
        assertTrue(parts.parts() <= (count < 4 ? 1 : 2), parts.toString());
    }

    @Test
    void whatKpointSaysInOtherLettersIsLeftOut() {
        assertEquals(
                "Electricity token: 0000 1111 2222 3333 4444\nMeter: 123", text("123", "00001111222233334444", "36 ₦"));
    }

    @Test
    void wordsAreNoToken() {
        assertEquals("", text("123", "see your SMS", "36"));
    }
}

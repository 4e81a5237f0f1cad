package kportal.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.sandbox.accounts.Account;
import kportal.sandbox.accounts.Accounts;

/** Makes a purchase: checks it, takes the money, and says so, unless its recipient is a magic number. */
final class Purchases {
    private static final ZoneId LAGOS = ZoneId.of("Africa/Lagos");

    private final Accounts accounts;
    private final Clock clock;

    Purchases(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Answer make(Account account, Purchase purchase, JsonNode body) {
        Fields fields = new Fields(body);
        Order order = purchase.order(fields);
        if (fields.refused()) {
            return Answers.invalid(fields.errors());
        }
        Optional<MagicNumber> magic = MagicNumber.of(order.recipient());
        if (magic.isPresent() && !magic.get().takesMoney()) {
            return refusal(magic.get(), order);
        }
        return accounts.charge(account, order.kobo(), order.smsUnits())
                .map(charged -> paid(magic, order, charged))
                .orElseGet(() -> Answers.error(
                        422, order.smsUnits() > 0 ? "Insufficient SMS units" : "Insufficient wallet balance"));
    }

    private Answer refusal(MagicNumber magic, Order order) {
        return switch (magic) {
            case FAILED -> Answers.said("failed", "Transaction failed. You were not charged.", reference());
            case UNAUTHORISED -> Answers.error(401, "Invalid API key");
            case UNPAID -> Answers.error(403, "One-time API fee not paid");
            case INVALID ->
                Answers.invalid(Map.of(
                        order.recipientField(),
                        List.of("The %s is not valid."
                                .formatted(order.recipientField().replace('_', ' ')))));
            case BUSY -> Answers.tooMany("Too many requests");
            default -> Answers.error(500, "Unexpected server error");
        };
    }

    private Answer paid(Optional<MagicNumber> magic, Order order, Account charged) {
        Answer success = Answers.said("success", order.done(), receipt(order, charged));
        if (magic.isEmpty()) {
            return success;
        }
        return switch (magic.get()) {
            case PENDING -> Answers.said("pending", "Transaction is being processed", reference());
            case TIMEOUT -> new Answer.Silence();
            case DROPPED -> new Answer.HungUp();
            case GATEWAY -> new Answer.Html(503, page("503 Service Temporarily Unavailable"));
            case GARBAGE -> new Answer.Html(200, page("We'll be back soon"));
            case SLOW -> new Answer.Late(success);
            default -> success;
        };
    }

    private ObjectNode receipt(Order order, Account charged) {
        ObjectNode data = reference().setAll(order.details());
        if (order.smsUnits() > 0) {
            return data.put("units_left", charged.smsUnits());
        }
        return data.put("amount_charged", BigDecimal.valueOf(order.kobo(), 2))
                .put("balance_after", BigDecimal.valueOf(charged.walletKobo(), 2));
    }

    private ObjectNode reference() {
        String day = LocalDate.ofInstant(clock.instant(), LAGOS).format(DateTimeFormatter.BASIC_ISO_DATE);
        return Answers.object().put("reference", "KP" + day + ElectricityPurchase.digits(10));
    }

    private static String page(String title) {
        return "<html><head><title>%1$s</title></head><body><center><h1>%1$s</h1></center></body></html>"
                .formatted(title);
    }
}

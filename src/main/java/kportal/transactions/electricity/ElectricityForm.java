package kportal.transactions.electricity;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import kportal.catalog.Listing;
import kportal.kpoint.lists.Provider;
import kportal.recipients.Kind;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.ordering.Choices;
import kportal.web.Form;

/** {@code disco}, {@code meter_number}, {@code meter_type}, {@code amount}. */
final class ElectricityForm {
    private static final Set<String> TYPES = Set.of("prepaid", "postpaid");

    /** Kpoint names no limit: the least keeps out slips, the most a mistyped meter number. */
    private static final long LEAST = 100;

    private static final long MOST = 1_000_000;

    private ElectricityForm() {}

    static Optional<Order> order(Form form, Listing<Provider> discos) {
        Optional<Provider> disco = Choices.chosen(form, "disco", discos, Provider::code);
        Optional<String> meter = meter(form);
        Optional<String> type = form.required("meter_type", 20);
        if (type.isPresent() && !TYPES.contains(type.get())) {
            form.reject("meter_type", "error.choice");
        }
        OptionalLong amount = form.amount("amount", LEAST, MOST);
        if (!form.valid()) {
            return Optional.empty();
        }
        return Optional.of(Order.electricity(
                disco.get().code(), disco.get().name(), meter.get(), type.get(), Money.ofNaira(amount.getAsLong())));
    }

    private static Optional<String> meter(Form form) {
        Optional<String> typed = form.required("meter_number", 40);
        Optional<String> meter = typed.flatMap(Kind.METER::number);
        if (typed.isPresent() && meter.isEmpty()) {
            form.reject("meter_number", "error.meter");
        }
        return meter;
    }
}

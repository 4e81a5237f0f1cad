package kportal.transactions.airtime;

import java.util.Optional;
import java.util.OptionalLong;
import kportal.catalog.Listing;
import kportal.kpoint.lists.Network;
import kportal.support.Money;
import kportal.support.PhoneNumber;
import kportal.transactions.Order;
import kportal.transactions.ordering.Choices;
import kportal.web.Form;

/** {@code network}, {@code phone_number}, {@code amount}. */
final class AirtimeForm {
    private AirtimeForm() {}

    static Optional<Order> order(Form form, Listing<Network> networks, long least, long most) {
        Optional<PhoneNumber> number = Choices.phoneNumber(form, "phone_number");
        Optional<Network> network = Choices.network(form, networks);
        OptionalLong amount = form.amount("amount", least, most);
        if (!form.valid()) {
            return Optional.empty();
        }
        return Optional.of(Order.airtime(
                network.get().code(), network.get().name(), number.get().local(), Money.ofNaira(amount.getAsLong())));
    }
}

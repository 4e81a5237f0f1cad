package kportal.transactions.data;

import java.util.Optional;
import kportal.catalog.Listing;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.Network;
import kportal.support.Money;
import kportal.support.PhoneNumber;
import kportal.transactions.Order;
import kportal.transactions.ordering.Choices;
import kportal.web.Form;

/** {@code network}, {@code plan_id}, {@code phone_number}. */
final class DataForm {
    private DataForm() {}

    static Optional<Order> order(Form form, Optional<Network> network, Listing<DataPlan> plans) {
        // Plans are known only once the network is: until then there is nothing to say of them.
        Optional<DataPlan> plan = form.error("network") == null
                ? Choices.chosen(form, "plan_id", plans, DataPlan::planId)
                : Optional.empty();
        Optional<PhoneNumber> number = Choices.phoneNumber(form, "phone_number");
        if (!form.valid()) {
            return Optional.empty();
        }
        return Optional.of(Order.data(
                network.get().code(),
                network.get().name(),
                number.get().local(),
                plan.get().planId(),
                plan.get().description(),
                new Money(plan.get().amountKobo())));
    }
}

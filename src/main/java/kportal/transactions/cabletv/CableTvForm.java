package kportal.transactions.cabletv;

import java.util.Optional;
import kportal.catalog.Listing;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.Provider;
import kportal.recipients.Kind;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.ordering.Choices;
import kportal.web.Form;

/** {@code provider}, {@code smartcard_number}, {@code package_code}. */
final class CableTvForm {
    private CableTvForm() {}

    static Optional<Order> order(Form form, Optional<Provider> provider, Listing<CablePackage> packages) {
        Optional<CablePackage> bouquet = form.error("provider") == null
                ? Choices.chosen(form, "package_code", packages, CablePackage::packageCode)
                : Optional.empty();
        Optional<String> smartcard = smartcard(form);
        if (!form.valid()) {
            return Optional.empty();
        }
        return Optional.of(Order.cableTv(
                provider.get().code(),
                provider.get().name(),
                smartcard.get(),
                bouquet.get().packageCode(),
                bouquet.get().name(),
                new Money(bouquet.get().amountKobo())));
    }

    private static Optional<String> smartcard(Form form) {
        Optional<String> typed = form.required("smartcard_number", 40);
        Optional<String> number = typed.flatMap(Kind.SMARTCARD::number);
        if (typed.isPresent() && number.isEmpty()) {
            form.reject("smartcard_number", "error.smartcard");
        }
        return number;
    }
}

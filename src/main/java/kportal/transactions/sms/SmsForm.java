package kportal.transactions.sms;

import java.util.Optional;
import kportal.support.PhoneNumber;
import kportal.transactions.Order;
import kportal.transactions.ordering.Choices;
import kportal.web.Form;

/** {@code recipient}, {@code message}. */
final class SmsForm {
    /** Six parts of the short alphabet. */
    private static final int LONGEST = 918;

    private SmsForm() {}

    static Optional<Order> order(Form form) {
        Optional<PhoneNumber> recipient = Choices.phoneNumber(form, "recipient");
        // Browsers send line breaks as CR LF, which would count double.
        Optional<String> message = form.required("message", LONGEST).map(m -> m.replace("\r\n", "\n"));
        if (!form.valid()) {
            return Optional.empty();
        }
        return Optional.of(Order.sms(recipient.get().local(), message.get()));
    }
}

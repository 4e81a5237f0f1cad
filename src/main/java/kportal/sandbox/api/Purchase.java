package kportal.sandbox.api;

import java.util.regex.Pattern;

/** One service's endpoint: reads its fields and works out the order, which counts only if no field was refused. */
interface Purchase {
    Pattern PHONE_NUMBER = Pattern.compile("0\\d{10}");

    Order order(Fields fields);

    static String phoneNumber(Fields fields, String name) {
        String complaint = "The %s must be 11 digits.".formatted(name.replace('_', ' '));
        return fields.text(name, PHONE_NUMBER, complaint);
    }
}

package kportal.sandbox.api;

/** A message takes one SMS unit a part, none of the wallet. */
record SmsPurchase() implements Purchase {
    private static final int LONGEST = 1000;
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWO_PLACES = "^{}\\[]~|€";

    @Override
    public Order order(Fields fields) {
        String recipient = Purchase.phoneNumber(fields, "recipient");
        String message = fields.text("message");
        if (message.length() > LONGEST) {
            fields.refuse("message", "The message must not be greater than %d characters.".formatted(LONGEST));
        }
        int units = parts(message);
        var details = Answers.object().put("recipient", recipient).put("units_used", units);
        return new Order("Message sent", "recipient", recipient, 0, units, details);
    }

    static int parts(String message) {
        boolean basic = message.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || TWO_PLACES.indexOf(c) >= 0);
        if (!basic) {
            return parts(message.length(), 70, 67);
        }
        int pairs =
                (int) message.chars().filter(c -> TWO_PLACES.indexOf(c) >= 0).count();
        return parts(message.length() + pairs, 160, 153);
    }

    private static int parts(int length, int alone, int each) {
        return length <= alone ? 1 : (length + each - 1) / each;
    }
}

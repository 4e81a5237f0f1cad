package kportal.sandbox.accounts;

/**
 * Someone's account at the practice Kpoint: its wallet pays for everything but messages, which take SMS units.
 *
 * @param pricesMoved whether some prices are other ones for it, as if Kpoint had changed them
 */
public record Account(String id, boolean feePaid, long walletKobo, int smsUnits, boolean pricesMoved) {
    public static final long START_KOBO = 100_000_00;
    public static final int START_UNITS = 200;

    /** A top-up stops here, so that no number of clicks can overflow the wallet. */
    public static final long MOST_KOBO = 10_000_000_00L;

    static Account opened(String id) {
        return new Account(id, false, START_KOBO, START_UNITS, false);
    }
}

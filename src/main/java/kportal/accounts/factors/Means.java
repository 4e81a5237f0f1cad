package kportal.accounts.factors;

/** What somebody showed as the second factor; its words stand in the log. */
public enum Means {
    APP("app"),
    RECOVERY_CODE("recovery code"),
    PASSKEY("passkey");

    private final String words;

    Means(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

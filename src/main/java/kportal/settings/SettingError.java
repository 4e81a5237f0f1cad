package kportal.settings;

/** Stops the start. Its message is one line for the operator: which setting, what it got, what it takes. */
public final class SettingError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingError(String message) {
        super(message.replaceAll("\\p{Cntrl}", "?"));
    }

    static SettingError of(String name, String got, String takes) {
        return new SettingError(name + " is \"" + got + "\"; it takes " + takes);
    }
}

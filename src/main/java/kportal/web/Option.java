package kportal.web;

/** One line of a dropdown; one that isn't open is shown but can't be chosen. */
public record Option(String value, String label, boolean open) {
    public Option(String value, String label) {
        this(value, label, true);
    }

    /** One that the template has the word for. */
    public static Option of(String code) {
        return new Option(code, code);
    }
}

package kportal.web;

/** One line of a dropdown; one that isn't open is shown but can't be chosen. */
public record Option(String value, String label, boolean open) {
    public Option(String value, String label) {
        this(value, label, true);
    }
}

package kportal.web;

/** A part of a page that {@link View} drew before, escaped as any: {@code k:drawn} puts it into another. */
public final class Drawn {
    private final String html;

    /** Only what came out of a template. */
    Drawn(String html) {
        this.html = html;
    }

    public int length() {
        return html.length();
    }

    @Override
    public String toString() {
        return html;
    }
}

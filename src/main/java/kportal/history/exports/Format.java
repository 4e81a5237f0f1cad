package kportal.history.exports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kportal.history.Totals;

/** What kind of file the history can be had as. */
public enum Format {
    CSV("text/csv; charset=utf-8; header=present"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    JSON("application/json"),
    PDF("application/pdf");

    /** A drawn row costs so many times what a written one does. */
    private static final int PAPER = 200;

    /** More rows than this are some hundred pages, which nobody reads; more than are counted are more than this too. */
    private static final long LONGEST_PAPER = 10_000;

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** Compressed in itself: to do it again on the way would only cost time. */
    boolean compressed() {
        return this == XLSX || this == PDF;
    }

    /** The ending of its files' names, too. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Too many rows to wait for, where {@code most} may go through row by row; so are more than were counted. */
    boolean takesLong(Totals totals, long most) {
        return totals.more() || totals.count() > (this == PDF ? most / PAPER : most);
    }

    /** Too many rows for a file of this kind at all. */
    boolean tooLong(Totals totals) {
        return this == PDF && (totals.more() || totals.count() > LONGEST_PAPER);
    }

    static Optional<Format> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }
}

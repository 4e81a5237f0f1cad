package kportal.kpoint.wire;

import java.io.IOException;

/** An answer that is longer than anybody reads. */
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
        super("more than " + limit + " bytes");
    }
}

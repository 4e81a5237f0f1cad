package kportal.web;

/** Tried too often; answered as 429, and nothing was done. */
public final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooMany(String what) {
        super(what);
    }
}

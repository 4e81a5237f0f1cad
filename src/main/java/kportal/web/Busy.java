package kportal.web;

/** Too much is asked at once; answered as 503, and nothing was done. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Busy(String what) {
        super(what);
    }
}

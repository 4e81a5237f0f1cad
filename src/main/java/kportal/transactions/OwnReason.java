package kportal.transactions;

import java.util.Locale;

/** Why an attempt ended as it did, in the portal's own words beside Kpoint's {@link kportal.kpoint.Reason}; as stable as those. */
public enum OwnReason {
    // Nothing left.
    KEY_CHANGED,
    KEY_NOT_READ,
    NOT_RECORDED,
    PORTAL_STOPPING,
    // Kpoint refused it: by its answer's status, or in another way.
    KEY_REFUSED,
    FEE_NOT_PAID,
    TOO_MANY_REQUESTS,
    REFUSED,
    // Nobody knows.
    PORTAL_STOPPED,
    // Kpoint took it.
    KPOINT_IS_WORKING;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

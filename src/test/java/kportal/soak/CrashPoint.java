package kportal.soak;

import java.util.Set;

/** Where a purchase is when its portal dies, and how it may stand after the next start. */
enum CrashPoint {
    DRAFT_BEFORE("before the draft's commit", "absent"),
    DRAFT_IN("in the draft's commit", "absent", "draft"),
    DRAFT_AFTER("after the draft's commit", "draft"),
    FENCE_BEFORE("before the fence's commit", "draft"),
    FENCE_IN("in the fence's commit", "draft", "unknown"),
    FENCE_AFTER("after the fence's commit", "unknown"),
    CONNECT("about to connect", "unknown"),
    HALF_WRITTEN("half the request written", "unknown"),
    WRITTEN("request written", "unknown"),
    HEAD_READ("headers of the answer read", "unknown"),
    BODY_HALF_READ("half the answer's body read", "unknown"),
    OUTCOME_BEFORE("before the outcome's commit", "unknown"),
    OUTCOME_IN("in the outcome's commit", "unknown", "succeeded"),
    OUTCOME_AFTER("after the outcome's commit", "succeeded"),
    BEFORE_303("before the 303", "succeeded"),
    SWEEP("during the start-up sweep", "unknown"),
    SIGTERM("SIGTERM with the call in flight", "succeeded"),
    /** The portal lives on; nothing left, so {@code failed} is as true as the doubt. */
    DATABASE_AT_FENCE("database killed in the fence's commit", "draft", "unknown", "failed"),
    DATABASE_IN_FLIGHT("database killed with the call in flight", "succeeded"),
    DATABASE_AT_OUTCOME("database killed in the outcome's commit", "succeeded");

    private final String title;
    private final Set<String> allowed;

    CrashPoint(String title, String... allowed) {
        this.title = title;
        this.allowed = Set.of(allowed);
    }

    String title() {
        return title;
    }

    boolean allows(String status) {
        return allowed.contains(status);
    }

    boolean killsDatabase() {
        return name().startsWith("DATABASE_");
    }
}

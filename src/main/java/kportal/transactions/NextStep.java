package kportal.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kportal.kpoint.Reason;
import org.jspecify.annotations.Nullable;

/** What a person does about a purchase that has no plain success. The switches know every reason: a new one must be thought of. */
public enum NextStep {
    LOOK(Status.UNKNOWN),
    WAIT_FOR_WORD(Status.PENDING),
    PUT_RIGHT(Status.FAILED),
    PAY_FEE(Status.FAILED),
    NEW_KEY(Status.FAILED),
    PASTE_KEY(Status.FAILED),
    WAIT_A_MINUTE(Status.FAILED),
    TRY_AGAIN(Status.FAILED);

    private static final Map<NextStep, List<String>> REASONS = gathered();

    private final Status status;

    NextStep(Status status) {
        this.status = status;
    }

    public Status status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** None for what needs none. */
    public static @Nullable NextStep of(Transaction tx) {
        String reason = tx.reason();
        if (reason == null || tx.settledBy() != null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(step -> step.status == tx.status())
                .filter(step -> REASONS.getOrDefault(step, List.of()).contains(reason))
                .findFirst()
                .orElse(null);
    }

    /** Every reason that is stored, by what is done about it. */
    public static Map<NextStep, List<String>> reasons() {
        return REASONS;
    }

    private static Map<NextStep, List<String>> gathered() {
        Map<NextStep, List<String>> reasons = new EnumMap<>(NextStep.class);
        for (OwnReason reason : OwnReason.values()) {
            listed(reasons, after(reason)).add(reason.code());
        }
        for (Reason reason : Reason.values()) {
            after(reason).forEach(step -> listed(reasons, step).add(reason.code()));
        }
        return reasons;
    }

    private static List<String> listed(Map<NextStep, List<String>> reasons, NextStep step) {
        return reasons.computeIfAbsent(step, none -> new ArrayList<>());
    }

    private static NextStep after(OwnReason reason) {
        return switch (reason) {
            case KEY_CHANGED, NOT_RECORDED, PORTAL_STOPPING -> TRY_AGAIN;
            case KEY_NOT_READ -> PASTE_KEY;
            case KEY_REFUSED -> NEW_KEY;
            case FEE_NOT_PAID -> PAY_FEE;
            case TOO_MANY_REQUESTS -> WAIT_A_MINUTE;
            case REFUSED -> PUT_RIGHT;
            case PORTAL_STOPPED -> LOOK;
            case KPOINT_IS_WORKING -> WAIT_FOR_WORD;
        };
    }

    private static List<NextStep> after(Reason reason) {
        return switch (reason) {
            case LEFT_TOO_LATE, NAME_NOT_RESOLVED, CONNECTION_REFUSED, CONNECT_TIMEOUT, TLS_FAILED, CONNECT_FAILED ->
                List.of(TRY_AGAIN);
            case KEY_NOT_SENDABLE -> List.of(PASTE_KEY);
            // Before or after something left.
            case INTERRUPTED, INTERNAL_ERROR -> List.of(TRY_AGAIN, LOOK);
            case TIMEOUT,
                    CONNECTION_BROKEN,
                    ANSWER_TOO_LARGE,
                    SERVER_ERROR,
                    REDIRECT,
                    UNEXPECTED_STATUS,
                    UNREADABLE_ANSWER,
                    NO_STATUS_WORD,
                    UNKNOWN_STATUS_WORD,
                    CONTRADICTORY_ANSWER,
                    HTML_REFUSAL,
                    UNCLEAR_REFUSAL -> List.of(LOOK);
        };
    }
}

package kportal.kpoint;

import org.jspecify.annotations.Nullable;

/** Kpoint's lists of what can be bought. The code is what the database keeps them under. */
public enum KpointList {
    NETWORKS("networks", null),
    DATA_PLANS("data-plans", "network"),
    ELECTRICITY_PROVIDERS("electricity-providers", null),
    CABLE_PROVIDERS("cable-providers", null),
    CABLE_PACKAGES("cable-packages", "provider");

    private final String code;
    private final @Nullable String parameterName;

    KpointList(String code, @Nullable String parameterName) {
        this.code = code;
        this.parameterName = parameterName;
    }

    public String code() {
        return code;
    }

    public String path() {
        return "/lists/" + code;
    }

    /** The one query parameter it takes; null: it takes none. */
    public @Nullable String parameterName() {
        return parameterName;
    }
}

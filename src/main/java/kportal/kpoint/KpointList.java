package kportal.kpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /**
     * Where it is asked for.
     *
     * @param parameter the network or provider, for a list that takes one
     */
    public String path(@Nullable String parameter) {
        String query = parameterName == null || parameter == null
                ? ""
                : "?" + parameterName + "=" + URLEncoder.encode(parameter, StandardCharsets.UTF_8);
        return "/lists/" + code + query;
    }
}

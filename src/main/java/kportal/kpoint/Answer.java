package kportal.kpoint;

import org.jspecify.annotations.Nullable;

/**
 * What Kpoint answered. The API key is replaced by {@code [key]} everywhere in it.
 *
 * @param body the first 64 KiB, as they came
 * @param message Kpoint's own words, at most 300 characters
 * @param token an electricity token's digits; several are joined by commas
 * @param chargedKobo what Kpoint says it charged, where it says
 */
public record Answer(
        int httpStatus,
        String body,
        @Nullable String message,
        @Nullable String reference,
        @Nullable String token,
        @Nullable String units,
        @Nullable Long chargedKobo) {}

package kportal.kpoint.lists;

import org.jspecify.annotations.Nullable;

public record DataPlan(
        String planId,
        String description,
        long amountKobo,
        @Nullable String validity) {}

package kportal.bench;

import java.util.ArrayList;
import java.util.List;

/** The middle of several measurements, and the least. */
final class Median {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    /** On a machine that others share, the one they disturbed least. */
    double least() {
        return values.stream().min(Double::compare).orElseThrow();
    }

    double value() {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

package kportal.bench;

import java.util.ArrayList;
import java.util.List;

/** The middle of several measurements. */
final class Median {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double value() {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

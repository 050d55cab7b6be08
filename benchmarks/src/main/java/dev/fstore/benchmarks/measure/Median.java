package dev.fstore.benchmarks.measure;

import java.util.Collection;

/** Computes the median. */
public final class Median {

    private Median() {}

    public static double of(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

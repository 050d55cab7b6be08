package dev.fstore.benchmarks;

import java.util.Collection;

/** Computes the median. */
final class Median {

    private Median() {}

    static double of(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

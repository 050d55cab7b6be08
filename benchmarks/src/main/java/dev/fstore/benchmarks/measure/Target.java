package dev.fstore.benchmarks.measure;

/** The target of a figure. */
public sealed interface Target {

    record AtLeast(double limit) implements Target {}

    record AtMost(double limit) implements Target {}

    /** No target: the figure is only reported. */
    record None() implements Target {}

    static Target none() {
        return new None();
    }

    default String text(String unit) {
        return switch (this) {
            case AtLeast(double limit) -> "≥ %s %s".formatted(Figure.number(limit), unit);
            case AtMost(double limit) -> "≤ %s %s".formatted(Figure.number(limit), unit);
            case None none -> "–";
        };
    }

    default String verdict(double value) {
        return switch (this) {
            case AtLeast(double limit) -> value >= limit ? "yes" : "**no**";
            case AtMost(double limit) -> value <= limit ? "yes" : "**no**";
            case None none -> "–";
        };
    }
}

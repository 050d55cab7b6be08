package dev.fstore.benchmarks.measure;

import java.util.Locale;

/** A measured figure: the median of the rounds, and the values behind it. */
public record Figure(String what, double value, String unit, String detail, Target target) {

    /** A table row: cost, figure, measured, target, holds. */
    public String row() {
        return "| %s | %s %s | %s | %s | %s |"
                .formatted(what, number(value), unit, detail, target.text(unit), target.verdict(value));
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}

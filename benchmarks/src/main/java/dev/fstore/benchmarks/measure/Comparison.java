package dev.fstore.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Measures contenders in turns, because the speed of the machine drifts. Only figures of the same round are compared,
 * and the median of the rounds counts. The first contender is the baseline.
 */
public record Comparison(List<List<Slice>> slices) {

    public static Comparison of(Plan plan, int clients, Contender... contenders) throws Exception {
        return of(plan, clients, List.of(contenders));
    }

    public static Comparison of(Plan plan, int clients, List<Contender> contenders) throws Exception {
        List<List<Slice>> slices = new ArrayList<>();
        var order = new ArrayList<Integer>();
        plan.database().run("CHECKPOINT");
        try (var sessions = new Clients(plan.database(), clients)) {
            for (var contender : contenders) {
                sessions.run(contender.work(), Duration.ofMillis(300));
                order.add(slices.size());
                slices.add(new ArrayList<>());
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                for (int n : order) {
                    var contender = contenders.get(n);
                    try (var meanwhile = contender.meanwhile().start()) {
                        slices.get(n).add(sessions.run(contender.work(), plan.slice()));
                    }
                    plan.say(round, plan.rounds(), slices.get(n).getLast(), contender.name());
                }
                Collections.reverse(order); // alternate, so that no contender is always first
            }
        }
        return new Comparison(slices);
    }

    /** The throughput of a contender relative to the first. */
    public double throughput(int contender) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < of(0).size(); round++) {
            ratios.add(of(contender).get(round).perSecond() / of(0).get(round).perSecond());
        }
        return Median.of(ratios);
    }

    public double perSecond(int contender) {
        return median(contender, Slice::perSecond);
    }

    public double millis(int contender) {
        return median(contender, Slice::millis);
    }

    /** The throughput of a contender as a figure, with its unit. */
    public Figure figure(String what, int contender, Target target) {
        return new Figure(
                what,
                throughput(contender),
                "×",
                String.format(
                        Locale.ROOT, "%,.0f/s to %,.0f/s%s", perSecond(contender), perSecond(0), resources(contender)),
                target);
    }

    /** Processor time says more than throughput where a disk is slow, or others work on the same machine. */
    private String resources(int contender) {
        return median(0, Slice::serverMicros) == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; client %.0f µs to %.0f µs, server %.0f µs to %.0f µs, %.1f kB to %.1f kB in Java",
                        median(contender, Slice::clientMicros),
                        median(0, Slice::clientMicros),
                        median(contender, Slice::serverMicros),
                        median(0, Slice::serverMicros),
                        median(contender, Slice::bytes) / 1_000,
                        median(0, Slice::bytes) / 1_000);
    }

    private double median(int contender, Function<Slice, Double> value) {
        return Median.of(of(contender).stream().map(value).toList());
    }

    private List<Slice> of(int contender) {
        return slices.get(contender);
    }
}

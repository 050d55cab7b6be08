package dev.fstore.example.simulation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The result of a simulation.
 *
 * @param setting the number of guests and restaurants, and the seed
 * @param delays sorted delays between an acknowledgement and the view, in nanoseconds
 * @param differences differences between acknowledgements and views; empty if there are none
 */
public record Report(
        String setting, Ledger ledger, Shopfront shop, Duration took, List<Long> delays, List<String> differences) {

    private static final int SHOWN = 5;

    /** Whether the views show everything that was acknowledged. */
    public boolean passed() {
        return differences.isEmpty();
    }

    /** Returns a summary for people. */
    @Override
    public String toString() {
        return Stream.of(setting, orders(), refused(), commands(), viewDelay(), verdict())
                .collect(joining(System.lineSeparator()));
    }

    private String orders() {
        return "  orders      %s acknowledged: %s".formatted(ledger.orders().size(), byOutcome());
    }

    private String refused() {
        return "  refused     %s wrong commands, each with the right problem".formatted(ledger.refusals());
    }

    private String commands() {
        double seconds = took.toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "  commands    %s in %.1f s, %.0f per second; %s conflicts sent again",
                shop.commands(),
                seconds,
                shop.commands() / seconds,
                shop.conflicts());
    }

    private String viewDelay() {
        return String.format(
                Locale.ROOT,
                "  view delay  median %.1f ms, p99 %.1f ms: from a command's answer to the first query that shows it, %s times",
                delay(0.5),
                delay(0.99),
                delays.size());
    }

    String byOutcome() {
        var counts = ledger.orders().stream().collect(groupingBy(Ledger.Entry::status, TreeMap::new, counting()));
        return counts.entrySet().stream()
                .map(outcome ->
                        "%s %s".formatted(outcome.getValue(), outcome.getKey().toLowerCase(Locale.ROOT)))
                .collect(joining(", "));
    }

    private double delay(double quantile) {
        return delays.isEmpty() ? 0 : delays.get((int) Math.ceil(quantile * delays.size()) - 1) / 1e6;
    }

    private String verdict() {
        if (passed()) {
            return "All of it is in the views: every order with its state and total, every restaurant with its count.";
        }
        return Stream.concat(
                        Stream.of("%s things differ; the first of them:".formatted(differences.size())),
                        differences.stream().limit(SHOWN).map("  "::concat))
                .collect(joining(System.lineSeparator()));
    }
}

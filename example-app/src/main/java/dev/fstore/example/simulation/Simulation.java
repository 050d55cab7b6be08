package dev.fstore.example.simulation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Simulates guests who order at the same time, over HTTP like real ones. */
public record Simulation(URI address, int guests, long seed) {

    private static final int AT_ONCE = 32;
    private static final int GUESTS_PER_RESTAURANT = 25;
    private static final int ONE_WATCHES_OF = 5;
    private static final Duration VIEWS_MAY_TAKE = Duration.ofSeconds(30);

    /**
     * Runs the simulation, waits for the views, and compares them with the acknowledgements.
     *
     * @param guestDone runs after each guest
     * @throws InterruptedException if the thread is interrupted; no other thread is left running
     */
    public Report play(Runnable guestDone) throws InterruptedException {
        try (var threads =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            try {
                return play(new Shopfront(http, address), threads, guestDone);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Report play(Shopfront shop, ExecutorService threads, Runnable guestDone) throws InterruptedException {
        var ledger = new Ledger();
        var delay = new ViewDelay.Measured(shop);
        long start = System.nanoTime();
        var kitchens = all(threads, kitchens(shop));
        all(threads, guests(shop, kitchens, ledger, delay, guestDone));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var differences = all(threads, audits(shop, kitchens, ledger));
        return new Report(
                "%s guests at %s restaurants, seed %s".formatted(guests, kitchens.size(), seed),
                ledger,
                shop,
                took,
                delay.sortedNanos(),
                Stream.concat(ledger.faults().stream(), differences.stream().flatMap(List::stream))
                        .toList());
    }

    private List<Callable<Kitchen>> kitchens(Shopfront shop) {
        return IntStream.rangeClosed(1, Math.ceilDiv(guests, GUESTS_PER_RESTAURANT))
                .<Callable<Kitchen>>mapToObj(number -> () -> Kitchen.open(number, random(-number), shop))
                .toList();
    }

    private List<Callable<Boolean>> guests(
            Shopfront shop, List<Kitchen> kitchens, Ledger ledger, ViewDelay.Measured delay, Runnable guestDone) {
        return IntStream.range(0, guests)
                .<Callable<Boolean>>mapToObj(number -> () -> {
                    var kitchen = kitchens.get(number % kitchens.size());
                    var watching = number % ONE_WATCHES_OF == 0 ? delay : ViewDelay.none();
                    try {
                        new Guest(random(number), kitchen, shop, ledger, watching).play();
                    } catch (Unexpected | IOException e) {
                        ledger.fault("guest %s, %s".formatted(number, e));
                    }
                    guestDone.run();
                    return true;
                })
                .toList();
    }

    private static List<Callable<List<String>>> audits(Shopfront shop, List<Kitchen> kitchens, Ledger ledger) {
        var audit = new Audit(shop, ledger, System.nanoTime() + VIEWS_MAY_TAKE.toNanos());
        var audits = new ArrayList<Callable<List<String>>>();
        ledger.orders()
                .forEach(order ->
                        audits.add(() -> audit.differenceOf(order).stream().toList()));
        kitchens.forEach(
                kitchen -> audits.add(() -> audit.differencesOf(kitchen).toList()));
        return audits;
    }

    /** The random numbers of one guest, so that the interleaving of guests changes nothing. */
    private Random random(int number) {
        return new Random(seed * 1_000_003 + number);
    }

    private static <T> List<T> all(ExecutorService threads, List<Callable<T>> tasks) throws InterruptedException {
        var results = new ArrayList<T>();
        for (var task : threads.invokeAll(tasks)) {
            try {
                results.add(task.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("The simulation itself failed", e.getCause());
            }
        }
        return results;
    }
}

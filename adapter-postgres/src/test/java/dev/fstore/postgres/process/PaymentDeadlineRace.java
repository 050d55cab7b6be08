package dev.fstore.postgres.process;

import static dev.fstore.postgres.process.ProcessDeadlinesTest.metadata;

import dev.fstore.application.process.ProcessClock;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.postgres.process.Checkout.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** Orders that are paid at the moment when their deadline elapses, in an order that a seed draws. */
record PaymentDeadlineRace(Shop shop, PostgresProcessStore<Step> honest, ProcessStore<Step> store) {

    private static final int ORDERS = 50;

    /** So many orders, a few at a time. */
    void run(int rounds, long seed) throws Exception {
        var random = new Random(seed);
        for (int round = 0; round < rounds; round += ORDERS) {
            run(names(round), random);
        }
    }

    private static List<String> names(int round) {
        return IntStream.range(round, round + ORDERS)
                .mapToObj(i -> "order " + i)
                .toList();
    }

    private void run(List<String> orders, Random random) throws Exception {
        honest.transaction(instances -> {
            shop.runner.tell(
                    instances,
                    orders.stream()
                            .map(order -> new ProcessResult<Checkout.Result>(
                                    order, new Checkout.Placed(order, Instant.EPOCH), metadata()))
                            .toList());
            return orders;
        });
        var paid = new ArrayList<>(orders);
        Collections.shuffle(paid, random);
        var start = new CyclicBarrier(3);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var payments = threads.submit(() -> {
                start.await();
                paid.forEach(this::pay);
                return paid;
            });
            var clocks = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return fire();
                    }))
                    .toList();
            payments.get();
            for (var clock : clocks) {
                clock.get();
            }
        }
    }

    private void pay(String order) {
        store.transaction(instances -> {
            shop.runner.tell(instances, List.of(new ProcessResult<>(order, new Checkout.Paid(), metadata())));
            return order;
        });
    }

    private int fire() {
        var clock = new ProcessClock<>(shop.runner, store);
        int fired = 0;
        for (int some = 1; some > 0; fired += some) {
            some = clock.fireDue();
        }
        return fired;
    }

    /** Orders of which both was noted, and of which nothing was. */
    record Outcome(long both, long neither) {}

    Outcome outcome(DSLContext database) {
        var row = database.fetchSingle("""
                SELECT count(*) FILTER (WHERE ends > 1), count(*) FILTER (WHERE ends = 0)
                  FROM (SELECT count(*) FILTER (WHERE event IN ('GaveUp', 'GotPayment')) AS ends
                          FROM events WHERE decider = ? GROUP BY decider_id) orders""", shop.name);
        return new Outcome(row.get(0, Long.class), row.get(1, Long.class));
    }
}

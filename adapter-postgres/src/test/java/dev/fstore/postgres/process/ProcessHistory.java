package dev.fstore.postgres.process;

import static org.awaitility.Awaitility.await;

import dev.fstore.application.process.ActionHandler;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.process.Checkout.Ask;
import dev.fstore.postgres.process.Checkout.Result;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Orders, and payments around their deadlines, in an order that a seed draws, while two nodes run the checkout. Now and
 * then a node is killed and another one takes its place.
 */
final class ProcessHistory {

    private static final int ORDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestDatabase database;
    private final DSLContext connections;
    private final Random random;
    private final Function<DSLContext, ActionHandler<Ask, Result>> actions;
    final Shop shop = new Shop();

    ProcessHistory(TestDatabase database, long seed) {
        this.database = database;
        this.connections = Databases.pooled(database);
        this.random = new Random(seed);
        this.actions = own -> shop.outcomes(shop.repository(own));
    }

    ProcessHistory(
            TestDatabase database, long seed, Function<ActionHandler<Ask, Result>, ActionHandler<Ask, Result>> defect) {
        this.database = database;
        this.connections = Databases.pooled(database);
        this.random = new Random(seed);
        this.actions = own -> defect.apply(shop.outcomes(shop.repository(own)));
    }

    /** Plays it to its end, and judges it. */
    ProcessVerdict play() {
        var repository = shop.repository(connections);
        var nodes = new ArrayList<>(List.of(node(), node()));
        try {
            for (var step : steps(repository)) {
                LockSupport.parkNanos(random.nextInt(60_000_000));
                step.run();
                if (random.nextInt(8) == 0) {
                    nodes.remove(random.nextInt(2)).kill();
                    nodes.add(node());
                }
            }
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> ProcessVerdict.of(connections, shop).isSettled());
        } finally {
            nodes.forEach(KillableHost::close);
        }
        return ProcessVerdict.of(connections, shop);
    }

    private KillableHost node() {
        return new KillableHost(database, shop, actions);
    }

    private List<Runnable> steps(PostgresEventRepository<Object> repository) {
        var steps = new ArrayList<Runnable>();
        for (int i = 0; i < ORDERS; i++) {
            var order = "order " + i;
            int millis = random.nextInt(1_000);
            boolean waitsForEver = random.nextInt(4) == 0;
            steps.add(() -> shop.place(repository, order, Instant.now().plusMillis(waitsForEver ? 7_200_000 : millis)));
            if (waitsForEver || random.nextInt(3) > 0) {
                steps.add(() -> shop.pay(repository, order));
            }
        }
        Collections.shuffle(steps, random);
        return steps;
    }
}

package dev.fstore.postgres.subscription;

import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handlers that compute and never wait, so that no other virtual thread gets a processor. */
@ExtendWith(PostgresExtension.class)
class BusyHandlersTest {

    private final DSLContext database;
    private final CounterView counterView;

    BusyHandlersTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.counterView = CounterView.in(this.database);
    }

    @Test
    void handlers_that_leave_no_processor_to_virtual_threads_keep_their_leases() {
        counterView.count(0, 10);
        int processors = Runtime.getRuntime().availableProcessors();
        var busy = new AtomicInteger();
        var done = new AtomicBoolean();
        var subscriber = Subscriber.<Counted>atLeastOnce(counterView.view(), CounterView.CODEC, event -> {
                    if (counterView.isOwn(event)) {
                        busy.incrementAndGet();
                        while (!done.get()) {
                            Thread.onSpinWait();
                        }
                    }
                })
                .leasing(Duration.ofSeconds(1))
                .concurrently(10);
        try (var subscription = Subscription.start(database, subscriber)) {
            await().until(() -> busy.get() >= Math.min(processors, 10));
            var leasedUntil = leasedUntil();
            try {
                await().until(() -> leasedUntil().isAfter(leasedUntil.plusSeconds(2)));
            } finally {
                done.set(true);
            }
        }
    }

    private OffsetDateTime leasedUntil() {
        return database.fetchSingle(
                        "SELECT min(locked_until) FROM locks WHERE view = ? AND delivered_offset IS NOT NULL",
                        counterView.view())
                .into(OffsetDateTime.class);
    }
}

package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class WakeUpsTest {

    private static final String LISTENERS = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN fstore%'"
            + " AND datname = current_database()";

    private final DSLContext database;

    WakeUpsTest(TestDatabase database) {
        this.database = Databases.installed(database);
    }

    @Test
    void an_append_wakes_the_subscriptions_of_its_own_process_and_of_others() {
        var here = new AtomicInteger();
        var elsewhere = new AtomicInteger();
        try (var mine = new WakeUps(database, here::incrementAndGet);
                var theirs = new WakeUps(database, elsewhere::incrementAndGet)) {
            awaitListeners(2);

            mine.announce();

            assertThat(here).hasPositiveValue();
            await().until(() -> elsewhere.get() > 0);
        }
    }

    @Test
    void many_announcements_at_once_are_few_notifications() {
        var elsewhere = new AtomicInteger();
        try (var mine = new WakeUps(database, () -> {});
                var theirs = new WakeUps(database, elsewhere::incrementAndGet)) {
            awaitListeners(2);

            for (int n = 0; n < 10_000; n++) {
                mine.announce();
            }

            await().until(() -> elsewhere.get() > 0);
            assertThat(elsewhere).hasValueLessThan(1_000);
        }
    }

    @Test
    void a_listener_whose_connection_was_lost_listens_again() {
        var woken = new AtomicInteger();
        try (var wakeUps = new WakeUps(database, woken::incrementAndGet)) {
            awaitListeners(1);
            database.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN fstore%' AND datname = current_database()");
            await().until(() -> {
                database.execute("SELECT pg_notify('fstore_' || md5(current_schema()), '')");
                return woken.get() > 0;
            });
        }
    }

    private void awaitListeners(long count) {
        await().until(() -> database.fetchSingle(LISTENERS).into(Long.class) >= count);
    }
}

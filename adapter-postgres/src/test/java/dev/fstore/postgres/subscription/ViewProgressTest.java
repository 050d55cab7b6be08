package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ViewProgressTest {

    private final DSLContext database;
    private final CounterView counterView;
    private final String view;

    ViewProgressTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.counterView = CounterView.in(this.database);
        this.view = counterView.view();
    }

    @Test
    void the_lag_counts_pending_events_and_is_zero_once_they_are_processed() {
        var progress = new ViewProgress(database, view);
        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            await().until(() -> progress.lag().pendingEvents() == 0);
        }
        counterView.count(0, 30);

        var behind = progress.lag();
        assertThat(behind.pendingStreams()).isEqualTo(10);
        assertThat(behind.pendingEvents()).isEqualTo(30);
        assertThat(behind.oldest()).isPresent();

        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            await().until(() -> progress.lag().equals(new ViewProgress.Lag(0, 0, 0, 0, Optional.empty())));
        }
        assertThat(counterView.effects()).isEqualTo(30);
    }

    @Test
    void a_caller_that_waits_for_a_view_reads_its_own_writes() {
        var progress = new ViewProgress(database, view);
        try (var subscription = Subscription.start(database, counterView.subscriber())) {
            for (int n = 1; n <= 5; n++) {
                var events = counterView.count(n, n + 1);
                assertThat(progress.await(events, Duration.ofSeconds(60))).isTrue();
                assertThat(counterView.effects()).isEqualTo(n);
            }
        }
        var later = counterView.count(1, 2);
        assertThat(progress.hasProcessed(later)).isFalse();
        assertThat(progress.await(later, Duration.ofMillis(1))).isFalse();
    }
}

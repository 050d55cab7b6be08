package dev.fstore.postgres.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Metadata;
import dev.fstore.application.handler.MaterializedView;
import dev.fstore.domain.View;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.PostgresViewStates;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.internal.RunningViews;
import dev.fstore.postgres.subscription.FailurePolicy;
import dev.fstore.postgres.subscription.ParkedStreams;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two views share a name that each needs for itself. */
@ExtendWith(PostgresExtension.class)
class SharedNamesTest {

    private record Sum(long total) {}

    private static final View<Sum, Changed> SUM =
            View.of(new Sum(0), (sum, event) -> new Sum(sum.total + event.value()));

    private final DSLContext database;

    SharedNamesTest(TestDatabase server) {
        this.database = Databases.pooled(server);
    }

    private Subscriber<Changed> keeping(String states, String view) {
        var kept = states(states);
        return Subscriber.transactional(
                        view, NumberDecider.CODEC, transaction -> new MaterializedView<>(SUM, kept.within(transaction)))
                .failing(FailurePolicy.backoff(Duration.ZERO, Duration.ZERO, 1));
    }

    private PostgresViewStates<Sum, Changed> states(String name) {
        return new PostgresViewStates<>(database, name, event -> event.stream().id(), StateCodec.json(Sum.class));
    }

    @Test
    void a_view_cannot_change_the_states_of_another() {
        var event = NumberDecider.over(NumberDecider.in(database))
                .handle(NumberDecider.add("1", 5), Metadata.empty())
                .get()
                .events();
        try (var own = Subscription.start(database, keeping("sums", "sums"));
                var more = Subscription.start(database, keeping("more/sums", "more"));
                var foreign = Subscription.start(database, keeping("sums", "doubled"))) {
            await().until(() -> new ViewProgress(database, "sums").hasProcessed(event)
                    && new ViewProgress(database, "more").hasProcessed(event));
            var parked = new ParkedStreams(database, "doubled");
            await().until(() -> !parked.list().isEmpty());

            assertThat(parked.list().getFirst().error())
                    .contains("View doubled would change the states of view sums")
                    .contains("doubled/");
        }
        assertThat(states("sums").find("1")).contains(new Sum(5));
        assertThat(states("more/sums").find("1")).contains(new Sum(5));
    }

    @Test
    void a_view_that_runs_with_two_codecs_in_one_process_is_reported_each_time() {
        var other = EventCodec.<Counted>json().with("counter", Counted.class);
        assertThat(RunningViews.started("first", database, "v", NumberDecider.CODEC))
                .isFalse();
        assertThat(RunningViews.started("alike", database, "v", NumberDecider.CODEC))
                .isFalse();
        assertThat(RunningViews.started("elsewhere", database, "w", other)).isFalse();
        assertThat(RunningViews.started("second", database, "v", other)).isTrue();
        assertThat(RunningViews.started("third", database, "v", other)).isTrue();
        RunningViews.closed("first");
        RunningViews.closed("alike");
        assertThat(RunningViews.started("last", database, "v", other)).isFalse();
        for (var each : new String[] {"elsewhere", "second", "third", "last"}) {
            RunningViews.closed(each);
        }
    }
}

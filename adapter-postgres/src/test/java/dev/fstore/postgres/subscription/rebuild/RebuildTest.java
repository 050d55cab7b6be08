package dev.fstore.postgres.subscription.rebuild;

import static dev.fstore.postgres.jooq.Tables.VIEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.handler.EventHandler;
import dev.fstore.postgres.subscription.CounterView;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DSLContext database;
    private final CounterView old;
    private final CounterView next;

    RebuildTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.old = CounterView.in(this.database);
        this.next = old.and("_2");
        this.database.execute("CREATE VIEW %s_now AS SELECT * FROM %s".formatted(old.view(), old.view()));
    }

    private void readNext(DSLContext transaction) {
        transaction.execute("CREATE OR REPLACE VIEW %s_now AS SELECT * FROM %s".formatted(old.view(), next.view()));
    }

    private int shown() {
        return database.fetchSingle("SELECT count(*) FROM %s_now".formatted(old.view()))
                .into(Integer.class);
    }

    @Test
    void the_new_version_takes_over_in_one_step_and_is_not_behind_the_old_one() {
        old.count(0, 200);
        try (var running = Subscription.start(database, old.subscriber())) {
            await().until(() -> shown() == 200);
            var writing = new AtomicBoolean(true);
            var writer = Thread.ofVirtual().start(() -> {
                for (int n = 0; writing.get(); n++) {
                    old.count(n, n + 1);
                }
            });
            try (var rebuild = Rebuild.start(database, next.subscriber(), old.view())) {
                int before = shown();
                assertThat(rebuild.takeOver(this::readNext, PATIENCE)).isTrue();
                assertThat(shown()).isGreaterThanOrEqualTo(before);
                writing.set(false);
                await().until(() -> !writer.isAlive());
                int last = old.count(0, 1).size();
                assertThat(last).isEqualTo(1);
                await().until(() ->
                        new ViewProgress(database, next.view()).lag().pendingEvents() == 0);
            }
        }
        next.assertInOrder();
        assertThat(next.effects()).isEqualTo(old.events());
        assertThatThrownBy(() -> new ViewProgress(database, old.view()).lag())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("not registered");
    }

    @Test
    void gated_effects_do_not_happen_again() {
        var mails = new ConcurrentLinkedQueue<String>();
        var gatedOld = old.subscriber().gating(tx -> event -> note(mails, event.stream() + "/" + event.version()));
        var gatedNext = next.subscriber().gating(tx -> event -> note(mails, event.stream() + "/" + event.version()));
        old.count(0, 100);
        try (var running = Subscription.start(database, gatedOld)) {
            await().until(() -> old.effects() == 100);
            try (var rebuild = Rebuild.start(database, gatedNext, old.view())) {
                await().until(() -> next.effects() == 100);
                old.count(100, 150);
                assertThat(rebuild.takeOver(this::readNext, PATIENCE)).isTrue();
                old.count(150, 170);
                await().until(() -> next.effects() == 170);
            }
        }
        assertThat(mails).hasSize(170).doesNotHaveDuplicates();
        next.assertInOrder();
    }

    private void note(ConcurrentLinkedQueue<String> mails, String mail) {
        if (mail.contains(old.view())) {
            mails.add(mail);
        }
    }

    @Test
    void a_saga_that_takes_over_from_another_repeats_nothing() {
        var mails = new ConcurrentLinkedQueue<String>();
        EventHandler<Counted> mailing = event -> note(mails, event.stream() + "/" + event.version());
        var first = Subscriber.atLeastOnce(old.view(), CounterView.CODEC, mailing);
        var second = Subscriber.atLeastOnce(next.view(), CounterView.CODEC, mailing);
        old.count(0, 100);
        try (var running = Subscription.start(database, first)) {
            await().until(() -> mails.size() == 100);
            try (var rebuild = Rebuild.start(database, second, old.view())) {
                assertThat(rebuild.takeOver(transaction -> {}, PATIENCE)).isTrue();
                old.count(100, 120);
                await().until(() -> mails.size() >= 120);
            }
        }
        assertThat(mails).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void a_rebuild_that_would_repeat_effects_or_remove_itself_is_refused() {
        var next = Subscriber.<Counted>atLeastOnce(this.next.view(), CounterView.CODEC, event -> {});
        assertThatThrownBy(() -> Rebuild.start(database, next, old.view()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not registered");
        Subscription.register(database, old.subscriber());
        assertThatThrownBy(() -> Rebuild.start(database, next.inOneOrder(), old.view()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in one order");
        assertThatThrownBy(() -> Rebuild.start(database, old.subscriber(), old.view()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("itself");
    }

    @Test
    void progress_tells_how_much_is_done_and_how_long_the_rest_takes() {
        old.count(0, 100);
        try (var running = Subscription.start(database, old.subscriber());
                var rebuild = Rebuild.start(database, next.subscriber(), old.view())) {
            await().until(() -> rebuild.progress().done() >= 1);
            await().until(() -> rebuild.progress().left().equals(Optional.of(Duration.ZERO)));
            var progress = rebuild.progress();
            assertThat(progress.done()).isEqualTo(progress.of()).isPositive();
            assertThat(progress.perSecond()).isPositive();
        }
    }

    @Test
    void a_new_version_that_cannot_take_over_in_time_leaves_the_old_one_at_work() {
        old.count(0, 10);
        var stuck = next.subscriber(transaction -> event -> {
            throw new IllegalStateException("never");
        });
        try (var running = Subscription.start(database, old.subscriber());
                var rebuild = Rebuild.start(database, stuck, old.view())) {
            await().until(() -> old.effects() == 10);

            assertThat(rebuild.takeOver(this::readNext, Duration.ofMillis(200))).isFalse();

            old.count(10, 20);
            await().until(() -> shown() == 20);
        }
    }

    @Test
    void a_new_version_that_cannot_take_over_lets_the_old_one_go_on_meanwhile() {
        old.count(0, 10);
        var stuck = next.subscriber(transaction -> event -> {
            throw new IllegalStateException("never");
        });
        try (var running = Subscription.start(database, old.subscriber());
                var rebuild = Rebuild.start(database, stuck, old.view())) {
            await().until(() -> old.effects() == 10);
            var takingOver = Thread.ofVirtual().start(() -> rebuild.takeOver(this::readNext, PATIENCE));
            await().until(this::isPaused);
            old.count(10, 20);
            await().atMost(PATIENCE).until(() -> shown() == 20);
            assertThat(takingOver.isAlive()).isTrue();
            takingOver.interrupt();
            await().until(() -> !takingOver.isAlive());
        }
    }

    private boolean isPaused() {
        return database.fetchExists(VIEWS, VIEWS.VIEW.eq(old.view()), VIEWS.PAUSED_UNTIL.isNotNull());
    }
}

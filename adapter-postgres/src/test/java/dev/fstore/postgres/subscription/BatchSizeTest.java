package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many events a subscriber holds at a time. */
@ExtendWith(PostgresExtension.class)
class BatchSizeTest {

    private final DSLContext database;
    private final CounterView counterView;

    BatchSizeTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        this.counterView = CounterView.in(this.database);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void batches_of_large_events_are_bounded_by_their_size(boolean isInOneOrder) {
        var streams = new Streams(UUID.randomUUID().toString());
        var large = new Counted.Renamed("x".repeat(100_000));
        var first = append(streams.each(0, 1, large)).getFirst();
        for (int n = 0; n < 4; n++) {
            append(streams.each(1 + n * 100, 100, large));
        }
        var batches = new ConcurrentLinkedQueue<Integer>();
        var handled = new AtomicInteger();
        var subscriber = counterView
                .subscriber(transaction -> new Batches(streams, batches, handled))
                .from(first.recordedAt());

        try (var subscription = Subscription.start(database, isInOneOrder ? subscriber.inOneOrder() : subscriber)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> handled.get() == 401);
        }
        assertThat(batches).allSatisfy(events -> assertThat(events).isLessThanOrEqualTo(200));
    }

    @Test
    void at_most_two_thousand_events_are_in_memory_whatever_the_backlog() {
        var streams = new Streams(UUID.randomUUID().toString());
        append(streams.each(1, 12_000));
        append(streams.each(3_000, 1));
        append(streams.each(40, 150));
        var batches = new ConcurrentLinkedQueue<Integer>();
        var handled = new AtomicInteger();

        try (var subscription = Subscription.start(
                database, counterView.subscriber(transaction -> new Batches(streams, batches, handled)))) {
            await().until(() -> handled.get() == 12_000 + 3_000 + 40 * 150);
        }
        assertThat(batches).allSatisfy(events -> assertThat(events).isBetween(1, 1_000));
    }

    @Test
    void at_least_once_at_most_twenty_events_of_a_stream_are_leased_at_a_time() {
        var streams = new Streams(UUID.randomUUID().toString());
        var events = append(streams.each(100, 50));
        var handled = new ConcurrentLinkedQueue<Recorded<Counted>>();
        var begun = new AtomicInteger();
        var end = new CountDownLatch(1);
        EventHandler<Counted> waiting = event -> {
            begun.incrementAndGet();
            HandlerLatch.await(end);
            handled.add(event);
        };
        try (var subscription = Subscription.start(
                database,
                Subscriber.atLeastOnce(counterView.view(), CounterView.CODEC, streams.only(waiting))
                        .from(events.getFirst().recordedAt())
                        .concurrently(8))) {
            await().until(() -> begun.get() == 8);

            assertThat(leasedEvents()).isEqualTo(8 * 20);

            end.countDown();
            await().until(() -> handled.size() == 100 * 50);
        }
    }

    @Test
    void a_slow_transaction_holds_up_no_other() {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        Function<DSLContext, EventHandler<Counted>> slow = transaction -> event -> {
            if (event.stream().equals(counterView.counter(3))) {
                begun.countDown();
                HandlerLatch.await(end);
            }
            counterView.writer(transaction).handle(event);
        };
        counterView.count(3, 4);
        try (var subscription =
                Subscription.start(database, counterView.subscriber(slow).concurrently(2))) {
            HandlerLatch.await(begun);
            counterView.count(4, 13);
            await().until(() -> counterView.effects() == 9);
            end.countDown();
            await().until(() -> counterView.effects() == 10);
        }
        counterView.assertInOrder();
    }

    private List<Recorded<Counted>> append(List<Append<Counted>> appends) {
        return counterView.repository().append(appends, Metadata.empty()).get();
    }

    /** Events that are leased and not acknowledged yet. */
    private int leasedEvents() {
        return database.fetchSingle(
                        "SELECT count(*) FROM locks l JOIN events e ON e.decider = l.decider AND e.decider_id = l.decider_id"
                                + " AND e.\"offset\" > l.last_offset AND e.\"offset\" <= l.delivered_offset WHERE l.view = ?",
                        counterView.view())
                .into(Integer.class);
    }

    /** Other tests have counters in the same store. */
    private record Streams(String prefix) {

        List<Append<Counted>> each(int first, int streams, Counted event) {
            return IntStream.range(first, first + streams)
                    .mapToObj(n -> new Append<>(
                            new StreamId("counter", prefix + "/" + n), Version.NONE, List.of(event), false))
                    .toList();
        }

        List<Append<Counted>> each(int streams, int events) {
            return IntStream.range(0, streams)
                    .mapToObj(n -> new Append<Counted>(
                            new StreamId("counter", "%s/%s of %s".formatted(prefix, n, streams)),
                            Version.NONE,
                            Collections.nCopies(events, new Counted.Incremented(1)),
                            false))
                    .toList();
        }

        boolean isOwn(Recorded<Counted> event) {
            return event.stream().id().startsWith(prefix);
        }

        EventHandler<Counted> only(EventHandler<Counted> handler) {
            return event -> {
                if (isOwn(event)) {
                    handler.handle(event);
                }
            };
        }
    }

    private record Batches(Streams streams, ConcurrentLinkedQueue<Integer> sizes, AtomicInteger handled)
            implements EventHandler<Counted> {

        @Override
        public void handle(Recorded<Counted> event) {
            handleAll(List.of(event));
        }

        @Override
        public void handleAll(List<Recorded<Counted>> events) {
            sizes.add(events.size());
            handled.addAndGet((int) events.stream().filter(streams::isOwn).count());
        }
    }
}

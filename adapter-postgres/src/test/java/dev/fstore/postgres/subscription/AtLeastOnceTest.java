package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.LOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.application.handler.SagaManager;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class AtLeastOnceTest {

    private final CounterView counterView;
    private final ConcurrentLinkedQueue<Recorded<Counted>> handled = new ConcurrentLinkedQueue<>();

    AtLeastOnceTest(TestDatabase database) {
        this.counterView = CounterView.in(Databases.pooled(database));
    }

    private Subscriber<Counted> subscriber(EventHandler<Counted> handler) {
        return Subscriber.atLeastOnce(counterView.view(), CounterView.CODEC, event -> {
            if (counterView.isOwn(event)) {
                handler.handle(event);
            }
        });
    }

    @Test
    void every_event_is_handled_in_the_order_of_its_stream() {
        var events = counterView.count(0, 50);
        try (var subscription = Subscription.start(counterView.database(), subscriber(handled::add))) {
            events.addAll(counterView.count(50, 100));
            await().until(() -> handled.size() >= 100);
        }
        assertThat(handled).containsExactlyInAnyOrderElementsOf(events);
        handled.stream()
                .collect(Collectors.groupingBy(
                        Recorded::stream, Collectors.mapping(Recorded::version, Collectors.toList())))
                .values()
                .forEach(versions -> assertThat(versions).isSorted().hasSize(10));
    }

    @Test
    void a_slow_stream_holds_up_no_other() {
        counterView.count(0, 30);
        var end = new CountDownLatch(1);
        try (var subscription = Subscription.start(counterView.database(), subscriber(event -> {
            if (event.stream().equals(counterView.counter(3))) {
                HandlerLatch.await(end);
            }
            handled.add(event);
        }))) {
            await().until(() -> handled.size() == 27);
            counterView.count(30, 40);
            await().until(() -> handled.size() == 36);
            end.countDown();
            await().until(() -> handled.size() == 40);
        }
    }

    @Test
    void a_redelivered_event_keeps_its_delivery_id() {
        counterView.count(0, 5);
        Map<StreamId, UUID> first = new ConcurrentHashMap<>();
        try (var subscription = Subscription.start(
                counterView.database(),
                subscriber(event -> {
                            var id = event.deliveryId(counterView.view());
                            if (first.putIfAbsent(event.stream(), id) == null) {
                                throw new IllegalStateException("not yet");
                            }
                            assertThat(first).containsEntry(event.stream(), id);
                            assertThat(event.deliveryId("another")).isNotEqualTo(id);
                            handled.add(event);
                        })
                        .failing(FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 5)))) {
            await().until(() -> handled.size() == 5);
        }
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    @Test
    void a_saga_whose_event_comes_again_places_its_command_once() {
        var placed = new AtomicInteger();
        var orders = new EventSourcedAggregate<Integer, Integer, Counted, String>(
                Decider.of(0, (by, total) -> Decider.accept(new Counted.Incremented(by)), (total, event) -> total + 1),
                Saga.none(),
                by -> new StreamId("counter", "orders of " + counterView.view()),
                counterView.repository());
        var saga = new SagaManager<Counted, Integer>("orders", event -> List.of(1), (command, metadata) -> {
            assertThat(orders.handle(command, metadata).isRight()).isTrue();
            if (placed.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("placed, and the answer is lost");
            }
        });
        counterView.count(0, 1);
        counterView.count(10, 11);
        counterView.count(20, 21);

        try (var subscription = Subscription.start(
                counterView.database(),
                subscriber(saga).failing(FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 5)))) {
            await().until(() -> placed.get() == 6);
        }

        var total = counterView
                .repository()
                .load(new StreamId("counter", "orders of " + counterView.view()), CounterView.COUNT);
        assertThat(total.state()).isEqualTo(3);
    }

    @Test
    void events_before_the_failing_one_are_not_redelivered() {
        for (int n = 0; n < 5; n++) {
            counterView.count(7, 8);
        }
        var parked = new ParkedStreams(counterView.database(), counterView.view());
        try (var subscription = Subscription.start(
                counterView.database(),
                subscriber(event -> {
                            if (event.version() == 4) {
                                throw new IllegalStateException("no fours");
                            }
                            handled.add(event);
                        })
                        .failing(FailurePolicy.backoff(Duration.ofMillis(1), Duration.ofMillis(1), 3)))) {
            await().until(() -> !parked.list().isEmpty());
            assertThat(parked.list().getFirst().error()).contains("IllegalStateException");
            parked.skip(counterView.counter(7), counterView.offsetOf(counterView.counter(7), 4));
            await().until(() -> handled.size() == 4);
        }
        assertThat(handled).extracting(Recorded::version).containsExactly(1L, 2L, 3L, 5L);
    }

    @Test
    void a_handler_that_does_not_end_is_interrupted_and_another_instance_goes_on_at_once() {
        var interrupted = new CountDownLatch(1);
        var subscription = hangingAt(1, interruption -> {
            interrupted.countDown();
            throw interruption;
        });

        subscription.close();

        await().until(() -> interrupted.getCount() == 0);
        try (var other = Subscription.start(counterView.database(), subscriber(handled::add))) {
            await().until(() -> handled.size() == 1);
        }
    }

    @Test
    void events_handled_while_it_closes_are_acknowledged() {
        counterView.count(0, 10);
        var begun = new CountDownLatch(10);
        var end = new CountDownLatch(1);
        var subscription = Subscription.start(counterView.database(), subscriber(event -> {
            begun.countDown();
            HandlerLatch.await(end);
            handled.add(event);
        }));
        HandlerLatch.await(begun);
        awaitOnlyPending(10);
        var closing = Thread.ofVirtual().start(subscription::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        end.countDown();
        await().until(() -> !closing.isAlive());

        assertThat(handled).hasSize(10);
        assertThat(pendingStreams()).isZero();
    }

    @Test
    void when_many_handlers_are_interrupted_all_of_their_streams_are_released() {
        var subscription = hangingAt(10, interruption -> {
            throw interruption;
        });

        subscription.close();

        assertThat(counterView.database().fetchCount(LOCKS, LOCKS.VIEW.eq(counterView.view()), LOCKS.LEASE.isNotNull()))
                .isZero();
    }

    @Test
    void a_handler_that_swallows_the_interrupt_has_not_handled_its_event_and_its_stream_is_released() {
        var subscription = hangingAt(10, swallowed -> assertThat(swallowed).hasMessage("Interrupted"));

        subscription.close();

        assertThat(counterView.database().fetchCount(LOCKS, LOCKS.VIEW.eq(counterView.view()), LOCKS.LEASE.isNotNull()))
                .isZero();
        assertThat(pendingStreams()).isEqualTo(10);
    }

    /** The view reads the events of other tests too, and its handler ignores them. Waits until they are done. */
    private void awaitOnlyPending(int streams) {
        await().until(() -> pendingStreams() == streams);
    }

    private long pendingStreams() {
        return new ViewProgress(counterView.database(), counterView.view())
                .lag()
                .pendingStreams();
    }

    /** A subscription whose handlers all hang, each at the event of another stream. It interrupts them when it closes. */
    private Subscription hangingAt(int events, Consumer<IllegalStateException> ifInterrupted) {
        counterView.count(0, events);
        var begun = new CountDownLatch(events);
        var subscription = Subscription.start(
                counterView.database(),
                subscriber(event -> {
                            begun.countDown();
                            try {
                                HandlerLatch.await(new CountDownLatch(1));
                            } catch (IllegalStateException e) {
                                ifInterrupted.accept(e);
                            }
                        })
                        .stoppingWithin(Duration.ZERO));
        HandlerLatch.await(begun);
        awaitOnlyPending(events);
        return subscription;
    }
}

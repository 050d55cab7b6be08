package dev.fstore.testkit.observe;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.observe.EventStoreListener;
import dev.fstore.application.observe.ObservedCommandHandler;
import dev.fstore.application.observe.ObservedEventRepository;
import dev.fstore.application.observe.QueuedListener;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What listeners are told, and that they harm nothing. */
class ObservedTest {

    private static final StreamId STREAM = new StreamId("counter", "1");
    private static final Decider<Integer, Integer, Integer, String> COUNTER =
            Decider.of(0, (by, count) -> by < 0 ? reject("no way back") : accept(by), (count, by) -> count + by);

    /** Notes what it is told, without the times. */
    private static final class Notes implements EventStoreListener {

        private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

        private @Nullable String next() throws InterruptedException {
            return notes.poll(30, TimeUnit.SECONDS);
        }

        @Override
        public void appended(Appended appended) {
            notes.add("%s appended %s %s".formatted(appended.decider(), appended.events(), appended.outcome()));
        }

        @Override
        public void loaded(Loaded loaded) {
            notes.add("%s loaded %s".formatted(loaded.decider(), loaded.events()));
        }

        @Override
        public void handled(Handled handled) {
            notes.add("%s %s".formatted(handled.command(), handled.outcome()));
        }
    }

    @Test
    void appends_loads_and_commands_are_told_with_their_outcome() throws Exception {
        var notes = new Notes();
        try (var listener = new QueuedListener(notes)) {
            var counter = counter(listener);
            counter.handle(5, Metadata.empty());
            counter.handle(-1, Metadata.empty());
            new ObservedEventRepository<>(new InMemoryEventRepository<Integer>(), listener)
                    .append(
                            List.of(new Append<>(STREAM, new Version(7, Optional.empty()), List.of(1), false)),
                            Metadata.empty());

            for (var note : List.of(
                    "counter loaded 0",
                    "counter appended 1 STORED",
                    "Integer STORED",
                    "counter loaded 1",
                    "Integer REJECTED",
                    "counter appended 0 CONFLICT")) {
                assertThat(notes.next()).isEqualTo(note);
            }
        }
    }

    @Test
    void a_listener_that_throws_is_told_on() throws Exception {
        var notes = new Notes();
        var failing = new EventStoreListener() {
            @Override
            public void appended(Appended appended) {
                throw new IllegalStateException("full");
            }

            @Override
            public void handled(Handled handled) {
                notes.handled(handled);
            }
        };
        try (var listener = new QueuedListener(failing)) {
            assertThat(counter(listener).handle(5, Metadata.empty()).isRight()).isTrue();
            assertThat(notes.next()).isEqualTo("Integer STORED");
        }
    }

    @Test
    void a_listener_that_blocks_holds_up_no_command() {
        var blocked = new CountDownLatch(1);
        var blocking = new EventStoreListener() {
            @Override
            public void appended(Appended appended) {
                try {
                    blocked.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (var listener = new QueuedListener(blocking)) {
            var counter = counter(listener);
            for (int i = 0; i < 5_000; i++) {
                assertThat(counter.handle(1, Metadata.empty()).isRight()).isTrue();
            }
            assertThat(listener.dropped()).isPositive();
        } finally {
            blocked.countDown();
        }
    }

    private static CommandHandler<Integer, Integer, Integer, String> counter(QueuedListener listener) {
        var repository = new ObservedEventRepository<>(new InMemoryEventRepository<Integer>(), listener);
        return new ObservedCommandHandler<>(
                new EventSourcedAggregate<>(COUNTER, Saga.none(), by -> STREAM, repository), listener);
    }
}

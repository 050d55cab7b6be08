package dev.fstore.testkit;

import static dev.fstore.testkit.Ledger.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.application.Recorded;
import dev.fstore.application.Retrying;
import dev.fstore.application.SagaDepthException;
import dev.fstore.application.StreamId;
import dev.fstore.application.Versioned;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.testkit.Ledger.Book;
import dev.fstore.testkit.Ledger.Booked;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSourcedAggregateTest {

    private final InMemoryEventRepository<Booked> stored = new InMemoryEventRepository<>();
    private final Ledger ledger = new Ledger();
    private final CommandHandler<Book, Integer, Booked, String> accounts = over(stored);

    private CommandHandler<Book, Integer, Booked, String> over(EventRepository<Booked> repository) {
        return new EventSourcedAggregate<>(
                ledger, Ledger.FOLLOW_UP, command -> Ledger.stream(command.account()), repository);
    }

    @Test
    void the_first_command_meets_the_initial_state() {
        var outcome = handle(book("a", 5)).get();

        assertThat(outcome.state()).isEqualTo(5);
        assertThat(outcome.events()).extracting(Recorded::version).containsExactly(1L);
        assertThat(ledger.balancesSeen).containsExactly(0);
    }

    @Test
    void every_step_of_a_saga_sees_what_the_steps_before_decided() {
        handle(book("a", 1, book("a", 1, book("a", 1, book("a", 1)))));

        assertThat(ledger.balancesSeen).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_command_to_another_stream_sees_that_stream_only() {
        handle(book("a", -50, book("b", 50)));

        assertThat(ledger.balancesSeen).containsExactly(0, 0);
        assertThat(balance("a")).isEqualTo(-50);
        assertThat(balance("b")).isEqualTo(50);
    }

    @Test
    void a_saga_goes_on_depth_first() {
        var outcome =
                handle(book("a", 1, book("b", 2, book("c", 3)), book("b", 4))).get();

        assertThat(ledger.balancesSeen).containsExactly(0, 0, 0, 2);
        assertThat(outcome.state()).isEqualTo(1);
        assertThat(outcome.events())
                .extracting(Recorded::stream)
                .containsExactly(Ledger.stream("a"), Ledger.stream("b"), Ledger.stream("b"), Ledger.stream("c"));
    }

    @Test
    void a_rejection_anywhere_stores_nothing_anywhere() {
        var outcome = handle(book("a", 200, book("b", -200)));

        assertThat(outcome.getLeft()).isEqualTo(new Failure.Rejected<>(Ledger.stream("b"), "overdrawn"));
        assertThat(stored.events()).isEmpty();
    }

    @Test
    void a_command_that_changes_nothing_appends_nothing() {
        var outcome = handle(book("a", 0)).get();

        assertThat(outcome.state()).isZero();
        assertThat(outcome.events()).isEmpty();
        assertThat(stored.events()).isEmpty();
    }

    @Test
    void a_final_state_closes_its_stream() {
        handle(book("a", 5, book("a", -5)));

        assertThat(handle(book("a", 1)).getLeft())
                .isEqualTo(new Failure.NotAppended<>(new AppendFailure.Closed(Ledger.stream("a"))));
    }

    @Test
    void a_writer_between_load_and_append_is_a_conflict_on_whichever_stream() {
        var meddled = over(new Meddled(stored, "b", 1));

        assertThat(meddled.handle(book("a", 1, book("b", 1)), Metadata.empty()).getLeft())
                .isEqualTo(new Failure.NotAppended<>(new AppendFailure.Conflict(Ledger.stream("b"), 0)));
        assertThat(balance("a")).isZero();
        assertThat(balance("b")).isEqualTo(1_000);
    }

    @Test
    void a_conflict_is_retried_on_what_is_true_now_until_attempts_run_out() {
        assertThat(new Retrying<>(over(new Meddled(stored, "a", 2)), 3)
                        .handle(book("a", 1), Metadata.empty())
                        .get()
                        .state())
                .isEqualTo(2_001);
        assertThat(new Retrying<>(over(new Meddled(stored, "a", 3)), 3)
                        .handle(book("a", 1), Metadata.empty())
                        .isLeft())
                .isTrue();
    }

    @Test
    void a_rejection_is_not_retried() {
        new Retrying<>(accounts, 3).handle(book("a", -200), Metadata.empty());

        assertThat(ledger.balancesSeen).hasSize(1);
    }

    @Test
    void a_command_id_that_another_command_has_used_is_a_mistake() {
        var metadata = Metadata.empty().withCommandId(UUID.randomUUID());
        accounts.handle(book("a", 1), metadata);

        assertThatThrownBy(() -> accounts.handle(book("b", 1), metadata))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Ledger.stream("a").toString());
        assertThat(balance("b")).isZero();
    }

    @Test
    void a_saga_without_end_is_stopped_and_its_chain_shown() {
        Saga<Booked, Book> endless = event -> List.of(book("a", 1));
        var runaway = new EventSourcedAggregate<>(
                ledger, endless, (Book command) -> Ledger.stream(command.account()), stored);

        assertThatThrownBy(() -> runaway.handle(book("a", 1), Metadata.empty()))
                .isInstanceOfSatisfying(
                        SagaDepthException.class, e -> assertThat(e.chain()).hasSizeGreaterThan(10))
                .hasMessageContaining("Ledger$Book");
        assertThat(stored.events()).isEmpty();
    }

    @Test
    void the_metadata_of_the_command_is_kept_with_every_event_that_follows() {
        var metadata = Metadata.empty().withCommandId(UUID.randomUUID()).withCorrelationId(UUID.randomUUID());

        accounts.handle(book("a", 1, book("b", 2)), metadata);

        assertThat(stored.events()).hasSize(2).extracting(Recorded::metadata).containsOnly(metadata);
    }

    private Either<Failure<String>, Outcome<Integer, Booked>> handle(Book command) {
        return accounts.handle(command, Metadata.empty());
    }

    private int balance(String account) {
        return stored.load(Ledger.stream(account), ledger).state();
    }

    /** Lets somebody else book 1,000 on an account, right after it was read: as often as said. */
    private static final class Meddled implements EventRepository<Booked> {
        private final EventRepository<Booked> repository;
        private final StreamId stream;
        private int times;

        Meddled(EventRepository<Booked> repository, String account, int times) {
            this.repository = repository;
            this.stream = Ledger.stream(account);
            this.times = times;
        }

        @Override
        public String fingerprint() {
            return repository.fingerprint();
        }

        @Override
        public <S> Versioned<S> load(StreamId stream, View<S, Booked> view, Versioned<S> known) {
            var loaded = repository.load(stream, view, known);
            if (stream.equals(this.stream) && times-- > 0) {
                var meddling = List.of(new Booked(1_000, List.of()));
                repository.append(List.of(new Append<>(stream, loaded.version(), meddling, false)), Metadata.empty());
            }
            return loaded;
        }

        @Override
        public Either<AppendFailure, List<Recorded<Booked>>> append(List<Append<Booked>> appends, Metadata metadata) {
            return repository.append(appends, metadata);
        }

        @Override
        public List<Recorded<Booked>> eventsOf(UUID commandId) {
            return repository.eventsOf(commandId);
        }
    }
}

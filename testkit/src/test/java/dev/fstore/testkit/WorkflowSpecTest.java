package dev.fstore.testkit;

import static dev.fstore.testkit.GivenWhenThen.given;
import static dev.fstore.testkit.Ledger.book;
import static dev.fstore.testkit.Ledger.stream;
import static dev.fstore.testkit.Unmet.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fstore.application.Recorded;
import dev.fstore.application.SagaDepthException;
import dev.fstore.domain.Decider;
import dev.fstore.domain.FaultyDeciderException;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.testkit.Ledger.Book;
import dev.fstore.testkit.Ledger.Booked;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each sentence about a workflow passes only if it is true. */
class WorkflowSpecTest {

    private static final View<Integer, Booked> TURNOVER =
            View.of(0, (turnover, booked) -> turnover + Math.abs(booked.amount()));
    private static final View<Integer, Object> COUNT = View.of(0, (count, event) -> count + 1);

    private static final Workflow<Book, Integer, Booked, String> ACCOUNTS = Workflow.of(
                    new Ledger(), Ledger.FOLLOW_UP, (Book command) -> stream(command.account()))
            .with("turnover", TURNOVER)
            .with("bookings", COUNT);

    private final Book deposit = book("b", 10);
    private final Book fee = book("a", -1);
    private final Book transfer = book("a", -50, book("b", 50, book("c", 5)), fee);

    private final WorkflowExpectation<Book, Integer, Booked, String> transferred =
            given(ACCOUNTS, deposit).when(transfer);

    @Test
    void all_events_are_in_the_order_of_appending_stream_by_stream() {
        transferred.then(booked(transfer), booked(fee), booked(book("b", 50, book("c", 5))), booked(book("c", 5)));
        fails(() -> transferred.then(booked(transfer), booked(fee)));
        fails(() -> transferred.then(
                booked(transfer), booked(book("b", 50, book("c", 5))), booked(book("c", 5)), booked(fee)));
        fails(transferred::thenNothing);
        fails(() -> transferred.thenRejected("overdrawn"));
        fails(() -> transferred.thenClosed(stream("a")));
        fails(() -> transferred.thenFails(RuntimeException.class));
    }

    @Test
    void every_stream_has_its_events_without_those_that_were_given() {
        transferred
                .then(stream("a"), booked(transfer), booked(fee))
                .then(stream("b"), booked(book("b", 50, book("c", 5))))
                .then(stream("d"));
        fails(() -> transferred.then(stream("a"), booked(transfer)));
        fails(() -> transferred.then(stream("b"), booked(deposit), booked(book("b", 50, book("c", 5)))));
        fails(() -> transferred.then(stream("c")));
    }

    @Test
    void follow_up_commands_are_in_the_order_of_asking() {
        transferred.thenCommands(book("b", 50, book("c", 5)), fee, book("c", 5));
        given(ACCOUNTS).when(deposit).thenCommands();
        fails(() -> transferred.thenCommands(book("b", 50, book("c", 5)), book("c", 5), fee));
        fails(transferred::thenCommands);
        fails(() -> given(ACCOUNTS).when(deposit).thenCommands(deposit));
    }

    @Test
    void every_stream_is_in_a_state() {
        transferred
                .thenState(stream("a"), -51)
                .thenState(stream("b"), 60)
                .thenState(stream("c"), 5)
                .thenState(stream("d"), 0);
        fails(() -> transferred.thenState(stream("b"), 50));
    }

    @Test
    void a_part_of_a_state_may_be_looked_at() {
        transferred.thenState(stream("a"), balance -> balance < 0, true);
        fails(() -> transferred.thenState(stream("b"), balance -> balance < 0, true));
        fails(() -> transferred.thenState(stream("b"), balance -> 1 / (balance - 60), 1));
    }

    @Test
    void a_view_sees_all_streams_or_one_with_what_was_given() {
        transferred
                .thenView("turnover", 116)
                .thenView("turnover", stream("b"), 60)
                .thenView("bookings", 5)
                .thenView("bookings", stream("b"), 2)
                .thenView("bookings", stream("d"), 0);
        fails(() -> transferred.thenView("turnover", 106));
        fails(() -> transferred.thenView("bookings", stream("b"), 1));
        fails(() -> transferred.thenView("turnover", 116L));
    }

    @Test
    void a_view_that_cannot_evolve_fails_when_it_is_asked_for() {
        View<Integer, Booked> broken = View.of(0, (state, event) -> 1 / state);
        var happened = given(ACCOUNTS.with("broken", broken)).when(deposit);

        happened.then(booked(deposit));
        fails(() -> happened.thenView("broken", 0));
        fails(() -> happened.thenView("unknown", 0));
    }

    @Test
    void a_view_has_a_name_of_its_own() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ACCOUNTS.with("turnover", COUNT))
                .withMessage("There is already a view \"turnover\"");
    }

    @Test
    void a_command_may_change_nothing() {
        var happened = given(ACCOUNTS, deposit).when(book("b", 0));

        happened.then().thenNothing().thenCommands().thenState(stream("b"), 10).thenView("turnover", 10);
        fails(() -> happened.then(booked(deposit)));
    }

    @Test
    void a_rejection_of_a_command_or_of_one_that_follows_is_no_other_outcome() {
        for (var command : List.of(book("b", -200), book("a", 1, book("b", -200)))) {
            var rejected = given(ACCOUNTS, deposit).when(command);

            rejected.thenRejected("overdrawn");
            fails(() -> rejected.thenRejected("unknown account"));
            fails(rejected::thenNothing);
            fails(rejected::thenCommands);
            fails(() -> rejected.then(stream("a")));
            fails(() -> rejected.thenState(stream("b"), 10));
            fails(() -> rejected.thenView("turnover", 10));
            fails(() -> rejected.thenClosed(stream("b")));
            fails(() -> rejected.thenFails(RuntimeException.class));
        }
    }

    @Test
    void a_stream_that_has_had_its_last_event_is_closed() {
        var refused = given(ACCOUNTS, deposit, book("b", -10)).when(book("a", 1, deposit));

        refused.thenClosed(stream("b"));
        fails(() -> refused.thenClosed(stream("a")));
        fails(() -> refused.thenRejected("closed"));
        fails(refused::thenNothing);
    }

    @Test
    void an_exception_is_no_other_outcome() {
        Saga<Booked, Book> endless = event -> List.of(fee);
        var failed = given(Workflow.of(new Ledger(), endless, (Book command) -> stream(command.account())))
                .when(deposit);

        failed.thenFails(SagaDepthException.class);
        failed.thenFails(IllegalStateException.class);
        fails(() -> failed.thenFails(IllegalArgumentException.class));
        fails(failed::thenNothing);
        fails(failed::thenCommands);
        fails(() -> failed.thenRejected("overdrawn"));
    }

    @Test
    void a_decider_that_throws_is_faulty() {
        Decider<Book, Integer, Booked, String> broken = Decider.of(
                0,
                (command, balance) -> {
                    throw new IllegalArgumentException("no ink");
                },
                (balance, event) -> balance);

        given(Workflow.of(broken, Saga.none(), (Book command) -> stream(command.account())))
                .when(deposit)
                .thenFails(FaultyDeciderException.class);
    }

    @Test
    void given_commands_must_be_accepted() {
        fails(() -> given(ACCOUNTS, deposit, book("b", -200)).when(deposit));
        fails(() -> given(ACCOUNTS, book("b", 10, book("b", -10)), deposit).when(deposit));
        fails(() -> given(ACCOUNTS, bookForEver()).when(deposit));
    }

    /** The same in memory and in a database: only the repository is another. */
    @Test
    void every_sentence_has_streams_of_its_own_in_whichever_repository() {
        var shared = new InMemoryEventRepository<Booked>();
        for (int i = 0; i < 3; i++) {
            given(ACCOUNTS.on(shared), deposit)
                    .when(fee)
                    .then(booked(fee))
                    .thenState(stream("a"), -1)
                    .thenState(stream("b"), 10)
                    .thenView("bookings", 2);
        }

        assertThat(shared.events()).hasSize(6);
        assertThat(shared.events())
                .extracting(Recorded::event)
                .startsWith(booked(deposit), booked(fee))
                .endsWith(booked(deposit), booked(fee));
    }

    private static Book bookForEver() {
        var book = book("a", 1);
        for (int i = 0; i < 200; i++) {
            book = book("a", 1, book);
        }
        return book;
    }

    private static Booked booked(Book command) {
        return new Booked(command.amount(), command.next());
    }
}

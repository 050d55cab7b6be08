package dev.fstore.testkit;

import static dev.fstore.testkit.Caretaker.dark;
import static dev.fstore.testkit.GivenWhenThen.given;
import static dev.fstore.testkit.Unmet.fails;

import dev.fstore.domain.Decider;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import dev.fstore.domain.View;
import dev.fstore.testkit.Caretaker.Delivered;
import dev.fstore.testkit.Caretaker.Fire;
import dev.fstore.testkit.Caretaker.GotBulbs;
import dev.fstore.testkit.Caretaker.Note;
import dev.fstore.testkit.Caretaker.Replace;
import dev.fstore.testkit.Caretaker.Replaced;
import dev.fstore.testkit.Caretaker.Report;
import dev.fstore.testkit.Caretaker.Round;
import dev.fstore.testkit.Caretaker.WentBright;
import dev.fstore.testkit.Caretaker.WentDark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each sentence about a process passes only if it is true. */
class ProcessSpecTest {

    private final Caretaker caretaker = new Caretaker();

    @Test
    void a_process_notes_events_in_their_order() {
        var noted = given(caretaker).when(dark("hall", "attic"));

        noted.then(new WentDark("hall"), new WentDark("attic"));
        fails(() -> noted.then(new WentDark("attic"), new WentDark("hall")));
        fails(() -> noted.then(new WentDark("hall")));
        fails(noted::thenNothing);
        fails(() -> noted.thenFails(RuntimeException.class));
    }

    @Test
    void a_process_knows_what_was_given() {
        var noted = given(caretaker, new WentDark("hall")).when(dark("hall"));

        noted.thenNothing().thenReact().thenState(new Round(0, List.of("hall")));
        fails(() -> noted.then(new WentDark("hall")));
        fails(() -> noted.thenReact(new Replace("hall")));
        fails(() -> noted.thenState(new Round(0, List.of())));
    }

    @Test
    void every_event_is_reacted_to_in_the_state_right_after_it() {
        var noted = given(caretaker, new GotBulbs(2)).when(dark("hall", "attic", "cellar"));

        noted.thenReact(new Replace("hall"), new Replace("attic"));
        fails(() -> noted.thenReact(new Replace("attic"), new Replace("hall")));
        fails(() -> noted.thenReact(new Replace("hall")));
        fails(noted::thenReact);
    }

    @Test
    void pending_actions_are_compared_in_any_order() {
        var noted = given(caretaker, new GotBulbs(2), new WentDark("hall"), new WentDark("attic"))
                .when(dark("cellar"));

        noted.thenReact()
                .thenPending(new Replace("hall"), new Replace("attic"))
                .thenPending(new Replace("attic"), new Replace("hall"));
        fails(() -> noted.thenPending(new Replace("hall")));
        fails(() -> noted.thenPending(new Replace("hall"), new Replace("hall")));
        fails(() -> noted.thenPending(new Replace("hall"), new Replace("attic"), new Replace("attic")));
        fails(noted::thenPending);
    }

    @Test
    void an_action_that_is_done_is_no_longer_pending() {
        given(caretaker, new GotBulbs(1), new WentDark("hall"))
                .when(new Replaced("hall"))
                .then(new WentBright("hall"))
                .thenReact()
                .thenPending();
    }

    @Test
    void an_awaited_result_makes_the_waiting_actions_ready() {
        given(caretaker, new WentDark("hall"), new WentDark("attic"))
                .when(new Delivered(1))
                .then(new GotBulbs(1))
                .thenReact(new Replace("hall"))
                .thenPending(new Replace("hall"))
                .thenState(new Round(1, List.of("hall", "attic")));
    }

    @Test
    void an_exception_is_no_other_outcome() {
        var failed = given(caretaker).when(new Fire());

        failed.thenFails(IllegalStateException.class);
        failed.thenFails(RuntimeException.class);
        fails(() -> failed.thenFails(IllegalArgumentException.class));
        fails(failed::thenNothing);
        fails(failed::thenReact);
        fails(failed::thenPending);
        fails(() -> failed.thenState(new Round(0, List.of())));
    }

    @Test
    void a_process_that_cannot_react_fails_also_if_it_could_decide() {
        var clumsy = caretaker.<Replace>mapAction(action -> {
            throw new IllegalArgumentException("no ladder");
        });

        given(clumsy, new GotBulbs(1)).when(dark("hall")).thenFails(IllegalArgumentException.class);
        given(clumsy, new WentDark("hall")).when(new Delivered(1)).thenFails(IllegalArgumentException.class);
        given(clumsy).when(dark("hall")).then(new WentDark("hall"));
    }

    @Test
    void a_process_is_a_decider_and_a_view_too() {
        ProcessManager<Report, Round, Note, Replace> process = caretaker;
        Decider<Report, Round, Note, NoRejection> decider = caretaker;
        View<Round, Note> view = caretaker;

        given(process).when(new Delivered(1)).thenPending();
        given(decider).when(new Delivered(1)).then(new GotBulbs(1));
        given(view, new GotBulbs(1)).then(new Round(1, List.of()));
    }
}

package dev.fstore.testkit;

import static dev.fstore.testkit.Caretaker.dark;
import static dev.fstore.testkit.GivenWhenThen.given;
import static dev.fstore.testkit.Unmet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.Caretaker.Fire;
import dev.fstore.testkit.Caretaker.GotBulbs;
import dev.fstore.testkit.Caretaker.Note;
import dev.fstore.testkit.Caretaker.Replace;
import dev.fstore.testkit.Caretaker.Round;
import dev.fstore.testkit.Caretaker.WentDark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages of expectations of a process that are not met. */
class ProcessMessageTest {

    private final ProcessExpectation<Round, Note, Replace> noted =
            given(new Caretaker(), new GotBulbs(2), new WentDark("hall")).when(dark("attic", "cellar"));

    @Test
    void another_event() {
        assertThat(failureOf(() -> noted.then(new WentDark("attic")))).hasMessage("""
                        Expected Caretaker to note the events on the left, but it noted the events on the right

                          given  GotBulbs[count=2]
                                 WentDark[room=hall]
                          when   Dark[rooms=[attic, cellar]]

                            expected             | actual
                            WentDark[room=attic] | WentDark[room=attic]
                          > (nothing)            | WentDark[room=cellar]""");
    }

    @Test
    void another_reaction() {
        assertThat(failureOf(() -> noted.thenReact(new Replace("cellar")))).hasMessage("""
                        Expected Caretaker to ask for what is on the left, but it asked for what is on the right

                          given  GotBulbs[count=2]
                                 WentDark[room=hall]
                          when   Dark[rooms=[attic, cellar]]

                            expected             | actual
                          > Replace[room=cellar] | Replace[room=attic]""");
    }

    @Test
    void a_reaction_instead_of_none() {
        assertThat(failureOf(noted::thenReact)).hasMessageStartingWith("""
                        Expected Caretaker to ask for nothing, but it asked for what is on the right
                        """);
    }

    @Test
    void something_else_is_pending() {
        var failure =
                failureOf(() -> noted.thenPending(new Replace("cellar"), new Replace("attic"), new Replace("hall")));

        assertThat(failure).hasMessage("""
                        Expected Caretaker to keep pending what is on the left, but it kept pending what is on the right

                          given  GotBulbs[count=2]
                                 WentDark[room=hall]
                          when   Dark[rooms=[attic, cellar]]

                            expected             | actual
                            Replace[room=attic]  | Replace[room=attic]
                            Replace[room=hall]   | Replace[room=hall]
                          > Replace[room=cellar] | (nothing)""");
        assertThat(failure.getActual().getStringRepresentation()).isEqualTo("Replace[room=attic]\nReplace[room=hall]");
    }

    @Test
    void nothing_is_pending() {
        assertThat(failureOf(() -> given(new Caretaker()).when(dark("hall")).thenPending(new Replace("hall"))))
                .hasMessage("""
                        Expected Caretaker to keep pending what is on the left, but it kept pending nothing

                          given  (nothing)
                          when   Dark[rooms=[hall]]

                            expected           | actual
                          > Replace[room=hall] | (nothing)""");
    }

    @Test
    void another_state() {
        assertThat(failureOf(() -> noted.thenState(new Round(2, List.of("hall", "attic")))))
                .hasMessage("""
                        Expected Caretaker to come to the state on the left, but it came to the state on the right

                          given  GotBulbs[count=2]
                                 WentDark[room=hall]
                          when   Dark[rooms=[attic, cellar]]

                            expected                           | actual
                          > Round[bulbs=2, dark=[hall, attic]] | Round[bulbs=2, dark=[hall, attic, cellar]]""");
    }

    @Test
    void an_exception() {
        assertThat(failureOf(() -> given(new Caretaker()).when(new Fire()).thenNothing()))
                .hasMessage("""
                        Expected Caretaker to note nothing, but it threw java.lang.IllegalStateException: no hose

                          given  (nothing)
                          when   Fire[]

                            expected  | actual
                          > (nothing) | exception: java.lang.IllegalStateException: no hose""")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void events_instead_of_an_exception() {
        assertThat(failureOf(() -> given(new Caretaker()).when(dark("hall")).thenFails(IllegalStateException.class)))
                .hasMessage("""
                        Expected Caretaker to throw java.lang.IllegalStateException, but it noted the events on the right

                          given  (nothing)
                          when   Dark[rooms=[hall]]

                            expected                                   | actual
                          > exception: java.lang.IllegalStateException | WentDark[room=hall]""")
                .hasNoCause();
    }
}

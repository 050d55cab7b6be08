package dev.fstore.testkit;

import static dev.fstore.testkit.Caretaker.dark;
import static dev.fstore.testkit.GivenWhenThen.givenStored;
import static dev.fstore.testkit.GivenWhenThen.through;
import static dev.fstore.testkit.Unmet.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.domain.View;
import dev.fstore.testkit.Caretaker.GotBulbs;
import dev.fstore.testkit.Caretaker.Note;
import dev.fstore.testkit.Caretaker.Replace;
import dev.fstore.testkit.Caretaker.WentDark;
import dev.fstore.testkit.Lamp.Dim;
import dev.fstore.testkit.Lamp.Dimmed;
import dev.fstore.testkit.Lamp.Event;
import dev.fstore.testkit.Lamp.Light;
import dev.fstore.testkit.Lamp.SwitchOn;
import dev.fstore.testkit.Lamp.SwitchedOn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specs whose events go through a codec, and specs of older versions. */
class ThroughCodecTest {

    private static final View<Integer, Event> COUNT = View.of(0, (count, event) -> count + 1);

    private final List<Object> stored = new ArrayList<>();

    private List<Event> roundTrip(Event event) {
        stored.add(event);
        return List.of(event);
    }

    private List<Note> roundTripOfNote(Note note) {
        stored.add(note);
        return List.of(note);
    }

    /** Keeps levels up to 9 only. */
    private static List<Event> lossy(Event event) {
        return List.of(event instanceof Dimmed(int level) ? new Dimmed(level % 10) : event);
    }

    @Test
    void every_given_and_decided_event_makes_the_round_trip() {
        through(this::roundTrip)
                .given(new Lamp(), new SwitchedOn(), new Dimmed(5))
                .when(new Dim(7))
                .then(new Dimmed(7))
                .thenState(new Light(true, 7));

        assertThat(stored).containsExactly(new SwitchedOn(), new Dimmed(5), new Dimmed(7));
    }

    @Test
    void an_event_that_is_read_as_another_fails_the_sentence() {
        through(ThroughCodecTest::lossy).given(new Lamp()).when(new SwitchOn(5)).then(new SwitchedOn(), new Dimmed(5));
        var decision = through(ThroughCodecTest::lossy).given(new Lamp()).when(new SwitchOn(15));

        fails(() -> decision.then(new SwitchedOn(), new Dimmed(15)));
        assertThatThrownBy(() -> decision.then(new SwitchedOn(), new Dimmed(15)))
                .hasMessageContaining("The codec reads Dimmed[level=15] as [Dimmed[level=5]]");
    }

    @Test
    void a_view_is_given_events_that_were_stored() {
        through(ThroughCodecTest::lossy)
                .given(COUNT, new SwitchedOn(), new Dimmed(9))
                .then(2);
        var counted = through(ThroughCodecTest::lossy).given(COUNT, new Dimmed(19));

        fails(() -> counted.then(1));
    }

    @Test
    void every_event_that_a_process_notes_makes_the_round_trip() {
        through(this::roundTripOfNote)
                .given(new Caretaker(), new GotBulbs(1))
                .when(dark("hall"))
                .then(new WentDark("hall"))
                .thenReact(new Replace("hall"));
        assertThat(stored).containsExactly(new GotBulbs(1), new WentDark("hall"));

        var noted = through((Note note) -> List.<Note>of(new GotBulbs(2)))
                .given(new Caretaker())
                .when(dark("hall"));
        fails(() -> noted.then(new WentDark("hall")));
    }

    private static List<Event> read(String decider, String event, long version, String json) {
        return switch (event) {
            case "Dimmed" -> List.of(new Dimmed(Integer.parseInt(json)));
            case "Switched" -> List.of(new SwitchedOn(), new Dimmed(1));
            case "Dusted" -> List.of();
            default -> throw new IllegalArgumentException(decider + version);
        };
    }

    @Test
    void an_event_of_an_older_version_becomes_events_of_today() {
        givenStored(ThroughCodecTest::read, "lamp", "Dimmed", 1, "7").then(new Dimmed(7));
        givenStored(ThroughCodecTest::read, "lamp", "Switched", 1, "{}").then(new SwitchedOn(), new Dimmed(1));
        givenStored(ThroughCodecTest::read, "lamp", "Dusted", 1, "{}").thenNothing();
        givenStored(ThroughCodecTest::read, "lamp", "Broken", 1, "{}").thenFails(IllegalArgumentException.class);

        fails(() ->
                givenStored(ThroughCodecTest::read, "lamp", "Dimmed", 1, "7").then(new Dimmed(8)));
        fails(() ->
                givenStored(ThroughCodecTest::read, "lamp", "Switched", 1, "{}").then(new SwitchedOn()));
        fails(() ->
                givenStored(ThroughCodecTest::read, "lamp", "Dimmed", 1, "7").thenNothing());
        fails(() -> givenStored(ThroughCodecTest::read, "lamp", "Dimmed", 1, "7")
                .thenFails(IllegalArgumentException.class));
        fails(() ->
                givenStored(ThroughCodecTest::read, "lamp", "Broken", 1, "{}").then());
    }

    @Test
    void the_failure_shows_what_is_stored() {
        assertThatThrownBy(() -> givenStored(ThroughCodecTest::read, "lamp", "Dimmed", 1, "7")
                        .then(new Dimmed(8)))
                .hasMessageStartingWith(
                        "Expected the codec to read the events on the left, but it read the events on the right")
                .hasMessageContaining("lamp.Dimmed 1")
                .hasMessageContaining("Dimmed[level=7]");
    }
}

package dev.fstore.testkit;

import static dev.fstore.domain.ProcessManager.note;

import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;

/** Replaces what is dark as long as there are bulbs, the oldest first. Fire is not for a caretaker. */
final class Caretaker implements ProcessManager<Caretaker.Report, Caretaker.Round, Caretaker.Note, Caretaker.Replace> {

    sealed interface Report {}

    record Dark(List<String> rooms) implements Report {}

    record Delivered(int bulbs) implements Report {}

    record Replaced(String room) implements Report {}

    record Fire() implements Report {}

    sealed interface Note {}

    record WentDark(String room) implements Note {}

    record GotBulbs(int count) implements Note {}

    record WentBright(String room) implements Note {}

    record Replace(String room) {}

    record Round(int bulbs, List<String> dark) {}

    static Dark dark(String... rooms) {
        return new Dark(List.of(rooms));
    }

    @Override
    public Round initialState() {
        return new Round(0, List.of());
    }

    @Override
    public Round evolve(Round round, Note note) {
        return switch (note) {
            case WentDark(var room) ->
                new Round(
                        round.bulbs,
                        Stream.concat(round.dark.stream(), Stream.of(room)).toList());
            case GotBulbs(var count) -> new Round(round.bulbs + count, round.dark);
            case WentBright(var room) ->
                new Round(
                        round.bulbs - 1,
                        round.dark.stream().filter(dark -> !dark.equals(room)).toList());
        };
    }

    @Override
    public Either<NoRejection, List<Note>> decide(Report report, Round round) {
        return switch (report) {
            case Dark(var rooms) ->
                Either.right(rooms.stream()
                        .filter(room -> !round.dark.contains(room))
                        .<Note>map(WentDark::new)
                        .toList());
            case Delivered(var bulbs) -> note(new GotBulbs(bulbs));
            case Replaced(var room) -> note(new WentBright(room));
            case Fire fire -> throw new IllegalStateException("no hose");
        };
    }

    @Override
    public List<Replace> pending(Round round) {
        return round.dark.stream().limit(round.bulbs).map(Replace::new).toList();
    }

    /** Looks at the state: what went dark has its bulb if it did not have to queue. */
    @Override
    public List<Replace> react(Note note, Round round) {
        return switch (note) {
            case WentDark(var room) -> round.dark.size() <= round.bulbs ? List.of(new Replace(room)) : List.of();
            case GotBulbs(var count) ->
                pending(round).stream().skip(round.bulbs - count).toList();
            case WentBright bright -> List.of();
        };
    }
}

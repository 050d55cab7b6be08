package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A decider drawn at random that knows its own commands, events and states and fails on anything else, among the wider
 * families.
 */
record Part<C extends Colour, E extends Plant>(
        Class<C> commands, Class<E> events, List<Memo> states, Decider<C, Memo, E, String> decider) {

    /** The state of a part, which differs from that of every other. */
    record Memo(int part, int content) {}

    static <C extends Colour, E extends Plant> Part<C, E> drawn(
            RandomGenerator random, int number, Class<C> commands, Class<E> events) {
        var states = IntStream.range(0, 3)
                .mapToObj(content -> new Memo(number, content))
                .toList();
        var types =
                new Types<>(members(commands, Colour.ALL), states, members(events, Plant.ALL), List.of("no", "never"));
        return new Part<>(commands, events, states, types.decider(random));
    }

    private static <T> List<T> members(Class<T> type, List<? super T> all) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    DeciderCombination<Colour, Plant, String> addTo(DeciderCombination<Colour, Plant, String> combination) {
        return combination.and(commands, events, decider);
    }

    ViewCombination<Plant> addTo(ViewCombination<Plant> combination) {
        return combination.and(events, decider);
    }

    Part<C, E> checked() {
        return new Part<>(commands, events, states, decider.checked());
    }

    Decider<Colour, Memo, Plant, String> adapted() {
        return Decider.adapt(decider, commands, events);
    }

    /** Its own decision. */
    Either<String, List<Plant>> decide(Colour command, Memo state) {
        return decider.decide(commands.cast(command), state).map(List::copyOf);
    }

    /** Its own state after its own event. */
    Memo evolve(Memo state, Plant event) {
        return decider.evolve(state, events.cast(event));
    }

    /** Its own state after all events. */
    Memo fold(List<Plant> all) {
        return decider.fold(decider.initialState(), members(events, all));
    }
}

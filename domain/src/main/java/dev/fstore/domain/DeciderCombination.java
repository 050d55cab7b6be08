package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds one decider of several that have commands and events of their own. Created by {@link Decider#combine};
 * immutable.
 *
 * @param <C> the family of all commands
 * @param <E> the family of all events
 * @param <R> the common type of all rejections
 */
public final class DeciderCombination<C, E, R> {

    private record Part<C, E, R>(Class<?> commands, Class<?> events, Decider<C, Object, E, R> decider) {}

    private final Class<C> commands;
    private final Class<E> events;
    private final List<Part<C, E, R>> parts;

    private DeciderCombination(Class<C> commands, Class<E> events, List<Part<C, E, R>> parts) {
        this.commands = commands;
        this.events = events;
        this.parts = parts;
    }

    static <C, E, R> DeciderCombination<C, E, R> of(Class<C> commands, Class<E> events) {
        return new DeciderCombination<>(commands, events, List.of());
    }

    /**
     * Returns a combination with one more decider.
     *
     * @param <C1> the commands of the part
     * @param <E1> the events of the part
     * @param commands the part's commands: a record or a sealed family of records
     * @param events the part's events: a record or a sealed family of records
     * @param part receives only its own commands and events
     * @return a combination with one more part
     */
    @SuppressWarnings("unchecked") // a part receives only its own commands, events and state
    public <C1 extends C, E1 extends E> DeciderCombination<C, E, R> and(
            Class<C1> commands, Class<E1> events, Decider<C1, ?, E1, ? extends R> part) {
        var added = new Part<>(commands, events, (Decider<C, Object, E, R>) (Decider<?, ?, ?, ?>) part);
        return new DeciderCombination<>(
                this.commands,
                this.events,
                Stream.concat(parts.stream(), Stream.of(added)).toList());
    }

    /**
     * Returns the combined decider. Each command and each event goes to the part that claims it and leaves the states
     * of all other parts unchanged. A state is final if the state of any part is.
     *
     * @return the decider, as pure as its parts
     * @throws IllegalArgumentException if no part or two parts claim a command or an event, or if a family is not
     *     sealed; the message names the types
     */
    public Decider<C, CombinedState, E, R> decider() {
        var deciders = parts.stream().map(Part::decider).toList();
        return new Combined<>(
                Routes.of(commands, parts.stream().<Class<?>>map(Part::commands).toList()),
                new CombinedView<>(
                        Routes.of(
                                events,
                                parts.stream().<Class<?>>map(Part::events).toList()),
                        deciders),
                deciders);
    }

    private record Combined<C, E, R>(Routes commands, CombinedView<E> memory, List<Decider<C, Object, E, R>> parts)
            implements Decider<C, CombinedState, E, R> {

        @Override
        public Either<R, List<E>> decide(C command, CombinedState state) {
            int part = commands.partOf(command);
            return parts.get(part).decide(command, state.at(part));
        }

        @Override
        public CombinedState initialState() {
            return memory.initialState();
        }

        @Override
        public CombinedState evolve(CombinedState state, E event) {
            return memory.evolve(state, event);
        }

        @Override
        public boolean isFinal(CombinedState state) {
            return IntStream.range(0, parts.size())
                    .anyMatch(part -> parts.get(part).isFinal(state.at(part)));
        }
    }
}

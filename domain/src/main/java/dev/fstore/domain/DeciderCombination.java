package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Deciders about different things on their way to become one. Made by {@link Decider#combine}; immutable.
 *
 * @param <C> the family of all commands
 * @param <E> the family of all events
 * @param <R> what all rejections are
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
     * The same with one more decider, which decides about {@code commands} and remembers {@code events}: a record, or a
     * sealed family of them, each.
     *
     * @param <C1> the commands of the part
     * @param <E1> the events of the part
     * @param commands the family that the part decides about
     * @param events the family that the part remembers
     * @param part never meets a command or an event of another part
     * @return a combination of one part more
     */
    @SuppressWarnings("unchecked") // a part only ever meets what it claims, and the state that it made itself
    public <C1 extends C, E1 extends E> DeciderCombination<C, E, R> and(
            Class<C1> commands, Class<E1> events, Decider<C1, ?, E1, ? extends R> part) {
        var added = new Part<>(commands, events, (Decider<C, Object, E, R>) (Decider<?, ?, ?, ?>) part);
        return new DeciderCombination<>(
                this.commands,
                this.events,
                Stream.concat(parts.stream(), Stream.of(added)).toList());
    }

    /**
     * All of them as one. A command goes to the part that claims it, and so does an event; the states of all other
     * parts stay as they are. A state is final when one part's is.
     *
     * @return the decider, as pure as its parts
     * @throws IllegalArgumentException if a command or an event is claimed by no part or by two, or if a family is
     *     open; the message names the types
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

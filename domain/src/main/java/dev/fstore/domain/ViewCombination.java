package dev.fstore.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * Views of different events on their way to become one. Made by {@link View#combine}; immutable.
 *
 * @param <E> the family of all events
 */
public final class ViewCombination<E> {

    private record Part<E>(Class<?> events, View<Object, E> view) {}

    private final Class<E> family;
    private final List<Part<E>> parts;

    private ViewCombination(Class<E> family, List<Part<E>> parts) {
        this.family = family;
        this.parts = parts;
    }

    static <E> ViewCombination<E> of(Class<E> family) {
        return new ViewCombination<>(family, List.of());
    }

    /**
     * The same with one more view, of {@code events}: a record, or a sealed family of them.
     *
     * @param <E1> the events of the part
     * @param events the family that the part is about
     * @param part never meets an event of another part
     * @return a combination of one part more
     */
    @SuppressWarnings("unchecked") // a part only ever meets what it claims, and the state that it made itself
    public <E1 extends E> ViewCombination<E> and(Class<E1> events, View<?, E1> part) {
        var added = new Part<>(events, (View<Object, E>) (View<?, ?>) part);
        return new ViewCombination<>(
                family, Stream.concat(parts.stream(), Stream.of(added)).toList());
    }

    /**
     * All of them as one. An event goes to the part that claims it; the states of all other parts stay as they are.
     *
     * @return the view, as pure as its parts
     * @throws IllegalArgumentException if an event is claimed by no part or by two, or if a family is open; the message
     *     names the types
     */
    public View<CombinedState, E> view() {
        return new CombinedView<>(
                Routes.of(family, parts.stream().<Class<?>>map(Part::events).toList()),
                parts.stream().map(Part::view).toList());
    }
}

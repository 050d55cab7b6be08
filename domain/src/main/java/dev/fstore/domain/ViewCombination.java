package dev.fstore.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * Builds one view of several that have events of their own. Created by {@link View#combine}; immutable.
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
     * Returns a combination with one more view.
     *
     * @param <E1> the events of the part
     * @param events the part's events: a record or a sealed family of records
     * @param part receives only its own events
     * @return a combination with one more part
     */
    @SuppressWarnings("unchecked") // a part receives only its own events and its own state
    public <E1 extends E> ViewCombination<E> and(Class<E1> events, View<?, E1> part) {
        var added = new Part<>(events, (View<Object, E>) (View<?, ?>) part);
        return new ViewCombination<>(
                family, Stream.concat(parts.stream(), Stream.of(added)).toList());
    }

    /**
     * Returns the combined view. Each event goes to the part that claims it and leaves the states of all other parts
     * unchanged.
     *
     * @return the view, as pure as its parts
     * @throws IllegalArgumentException if no part or two parts claim an event, or if a family is not sealed; the
     *     message names the types
     */
    public View<CombinedState, E> view() {
        return new CombinedView<>(
                Routes.of(family, parts.stream().<Class<?>>map(Part::events).toList()),
                parts.stream().map(Part::view).toList());
    }
}

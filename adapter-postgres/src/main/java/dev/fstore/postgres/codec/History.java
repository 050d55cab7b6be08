package dev.fstore.postgres.codec;

import dev.fstore.postgres.codec.mapping.TypeRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a decider, under which names and versions they are stored, and how older versions become today's. Immutable; checked
 * when it is {@linkplain JsonEventCodec#with given to a codec}: every older version has a path, and no name is there twice.
 *
 * <p>By default, each event is stored under its simple class name in version 1.
 *
 * @param <E> event
 */
public final class History<E> {

    /** How an event is stored today. */
    record Pin(String name, long version) {}

    private final String decider;
    private final Class<? extends E> family;
    private final Map<Class<?>, Pin> pins;
    private final List<Step> steps;
    private final TypeRules rules;

    private History(
            String decider, Class<? extends E> family, Map<Class<?>, Pin> pins, List<Step> steps, TypeRules rules) {
        this.decider = decider;
        this.family = family;
        this.pins = pins;
        this.steps = steps;
        this.rules = rules;
    }

    /**
     * The history of a decider whose events have not changed yet.
     *
     * @param family a record, or a sealed family of them
     */
    public static <E> History<E> of(String decider, Class<? extends E> family) {
        return new History<>(decider, family, Map.of(), List.of(), TypeRules.usual());
    }

    /** Stores an event under this name and version from now on, whatever its class is called. */
    public History<E> named(Class<? extends E> event, String name, long version) {
        var more = new LinkedHashMap<>(pins);
        more.put(event, new Pin(name, version));
        return new History<>(decider, family, Collections.unmodifiableMap(more), steps, rules);
    }

    /** Reads events under an old name as those of the new one, in every version. */
    public History<E> renamed(String old, String name) {
        return with(new Step.Renamed(old, name));
    }

    /** Turns a version of an event into the next one. */
    public History<E> upcast(String name, long version, UnaryOperator<ObjectNode> step) {
        return with(new Step.Upcast(name, version, step));
    }

    /** Reads a version of an event as one of another type. */
    public History<E> moved(String name, long version, String to, long toVersion) {
        return with(new Step.Moved(name, version, to, toVersion));
    }

    /**
     * Turns a version of an event, as the record it was then, into any number of today's.
     *
     * @param old components as they were; its own name does not matter
     */
    public <O> History<E> split(
            String name, long version, Class<O> old, Function<? super O, ? extends List<? extends E>> step) {
        return with(new Step.Split<>(name, version, old, step));
    }

    /**
     * Skips a version of an event when it is read.
     *
     * @param reason why it is not needed any more
     */
    public History<E> dropped(String name, long version, String reason) {
        return with(new Step.Dropped(name, version, reason));
    }

    /**
     * Still stores an older version of an event, so that nodes that run the older code can read it. Take this line out when none of
     * them is left.
     */
    public <T extends E, O> History<E> writing(
            Class<T> event, long version, Class<O> old, Function<? super T, ? extends O> step) {
        return with(new Step.Writing<>(event, version, old, step));
    }

    /** Returns a copy with these rules for the types that the events are made of. */
    public History<E> rules(TypeRules rules) {
        return new History<>(decider, family, pins, steps, rules);
    }

    private History<E> with(Step step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new History<>(decider, family, pins, List.copyOf(more), rules);
    }

    String decider() {
        return decider;
    }

    Class<? extends E> family() {
        return family;
    }

    Map<Class<?>, Pin> pins() {
        return pins;
    }

    List<Step> steps() {
        return steps;
    }

    TypeRules rules() {
        return rules;
    }
}

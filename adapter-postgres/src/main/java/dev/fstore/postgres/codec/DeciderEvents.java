package dev.fstore.postgres.codec;

import dev.fstore.postgres.codec.History.Pin;
import dev.fstore.postgres.codec.Paths.Path;
import dev.fstore.postgres.codec.Paths.Place;
import dev.fstore.postgres.codec.internal.type.JsonMapping;
import dev.fstore.postgres.codec.internal.type.Mappings;
import dev.fstore.postgres.codec.internal.value.Mismatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How the events of one decider are written and read.
 *
 * @param writers by the class of the event
 * @param readers by the type that is stored
 * @param tolerant of a newer version, by name; with the newest version that is known
 */
record DeciderEvents<E>(
        Map<Class<?>, Writer> writers, Map<EventType, Reader<E>> readers, Map<String, Reader<E>> tolerant) {

    /**
     * How one event is written.
     *
     * @param current its type today
     * @param stored how it is stored: as it is today, or as an older version
     * @param convert makes the value that {@code mapping} writes
     */
    record Writer(EventType current, EventType stored, Function<Object, Object> convert, JsonMapping<Object> mapping) {}

    /**
     * How one version is read.
     *
     * @param shape the mapping that reads it; none if it is dropped
     * @param current the types of today that it becomes
     */
    record Reader<E>(
            Path path, List<JsonMapping<Object>> shape, Function<Object, List<E>> events, Set<EventType> current) {

        List<E> read(EventType type, String json) {
            if (shape.isEmpty()) {
                return List.of();
            }
            String today = JsonTrees.after(path.steps(), type, json);
            Object read;
            try {
                read = shape.getFirst().read(today);
            } catch (Mismatch e) {
                throw UndecodableException.of(type.toString(), e);
            }
            return events.apply(read);
        }
    }

    /** @throws IllegalArgumentException if the history is not complete, or a value could not be read back */
    static <E> DeciderEvents<E> of(History<? extends E> history) {
        var mappings = new Mappings(history.rules());
        var pins = new LinkedHashMap<Class<?>, Pin>();
        Families.records(history.family())
                .forEach(event ->
                        pins.put(event, history.pins().getOrDefault(event, new Pin(event.getSimpleName(), 1))));
        requireEvents(history, pins.keySet());
        var paths = Paths.of(history.decider(), pins.values(), history.steps());
        var shapes = new HashMap<Class<?>, JsonMapping<Object>>();
        var events = new DeciderEvents<E>(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
        pins.forEach((event, pin) -> {
            var type = new EventType(history.decider(), pin.name(), pin.version());
            var shape = shapes.computeIfAbsent(event, any -> erased(mappings, event));
            events.writers.put(event, new Writer(type, type, any -> any, shape));
        });
        paths.forEach((place, path) -> events.readers.put(
                new EventType(history.decider(), place.name(), place.version()),
                events.reader(history.decider(), path, mappings)));
        history.steps().forEach(step -> {
            if (step instanceof Step.Writing<?, ?> writing) {
                events.writeOlder(writing, mappings);
            }
        });
        events.writers.forEach((event, writer) -> {
            if (history.rules().isLenient(event)) {
                events.tolerant.put(writer.current.name(), events.readers.get(writer.current));
            }
        });
        mappings.requireSupported();
        return events;
    }

    private static void requireEvents(History<?> history, Set<Class<?>> events) {
        history.pins().keySet().stream()
                .filter(pinned -> !events.contains(pinned))
                .forEach(foreign -> {
                    throw new IllegalArgumentException("History of decider %s: %s has a name, but is no event of %s"
                            .formatted(
                                    history.decider(),
                                    foreign.getName(),
                                    history.family().getName()));
                });
    }

    @SuppressWarnings("unchecked") // given values of that class only
    private static JsonMapping<Object> erased(Mappings mappings, Class<?> type) {
        return (JsonMapping<Object>) (JsonMapping<?>) mappings.of(type);
    }

    @SuppressWarnings("unchecked") // today's records are of the family, and so is what a split returns
    private Reader<E> reader(String decider, Path path, Mappings mappings) {
        return switch (path.last()) {
            case null -> {
                var writer = writer(decider, path.reached());
                yield new Reader<>(path, List.of(writer.mapping), event -> List.of((E) event), Set.of(writer.current));
            }
            case Step.Split<?> split ->
                new Reader<>(
                        path,
                        List.of(erased(mappings, split.old())),
                        old -> (List<E>) ((Function<Object, List<?>>) split.step()).apply(old),
                        currentTypes());
            case Step.Dropped dropped -> new Reader<>(path, List.of(), none -> List.of(), Set.of());
            case Step.From other -> throw new IllegalStateException("%s is no last step".formatted(other));
        };
    }

    private Set<EventType> currentTypes() {
        var types = new HashSet<EventType>();
        writers.values().forEach(writer -> types.add(writer.current));
        return Set.copyOf(types);
    }

    private Writer writer(String decider, Place place) {
        return writers.values().stream()
                .filter(writer -> writer.current.equals(new EventType(decider, place.name(), place.version())))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // given events of that class only
    private void writeOlder(Step.Writing<?, ?> writing, Mappings mappings) {
        var writer = writers.get(writing.event());
        if (writer == null) {
            throw new IllegalArgumentException("%s is no event of this history, so it cannot be written in version %s"
                    .formatted(writing.event().getName(), writing.version()));
        }
        var older = new EventType(writer.current.decider(), writer.current.name(), writing.version());
        if (!readers.containsKey(older)) {
            throw new IllegalArgumentException("%s would be written as %s, which has no path to today's"
                    .formatted(writing.event().getName(), older));
        }
        writers.put(
                writing.event(),
                new Writer(
                        writer.current,
                        older,
                        (Function<Object, Object>) writing.step(),
                        erased(mappings, writing.old())));
    }
}

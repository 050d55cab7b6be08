package dev.fstore.postgres.subscription;

import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.jooq.tables.records.ViewsRecord;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event types that the store delivers to a view.
 *
 * @param deciders whose events are sent
 * @param events the event types that are sent, of any of the deciders; null for all: then an event that the codec does
 *     not know is a failure and not silently left out
 */
record EventFilter(List<String> deciders, @Nullable List<String> events) {

    /** The filter of a registered view. */
    static EventFilter of(ViewsRecord view) {
        return new EventFilter(
                view.getDeciders() == null ? List.of() : List.of(view.getDeciders()),
                view.getEvents() == null ? null : List.of(view.getEvents()));
    }

    /** The filter for all events of both, and perhaps more. A view that reads all deciders names none. */
    EventFilter and(EventFilter other) {
        return new EventFilter(
                deciders.isEmpty() || other.deciders.isEmpty() ? List.of() : union(deciders, other.deciders),
                events == null || other.events == null ? null : union(events, other.events));
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
    }

    /**
     * The filter for those of the codec's types that the subscriber {@code reads}, and for older ones that become them.
     *
     * @throws IllegalArgumentException if it reads none
     */
    static EventFilter of(String view, EventCodec<?> codec, Predicate<EventType> reads) {
        var read = codec.readable().stream()
                .filter(type -> codec.current(type).stream().anyMatch(reads))
                .collect(Collectors.toSet());
        if (read.isEmpty()) {
            throw new IllegalArgumentException(
                    "View %s reads none of the event types that its codec knows: %s. Check its reading(…)"
                            .formatted(view, codec.types()));
        }
        var deciders = read.stream().map(EventType::decider).distinct().sorted().toList();
        boolean isAll = codec.types().stream()
                .filter(type -> deciders.contains(type.decider()))
                .allMatch(type -> codec.current(type).stream().allMatch(reads));
        return new EventFilter(
                deciders,
                isAll
                        ? null
                        : read.stream().map(EventType::name).distinct().sorted().toList());
    }
}

package dev.fstore.postgres.subscription;

import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.jooq.tables.records.ViewsRecord;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the store sends to a view.
 *
 * @param deciders of these
 * @param events only these, whichever decider; null for all: then one that the codec does not know is a failure and not
 *     silently left out
 */
record Filter(List<String> deciders, @Nullable List<String> events) {

    /** Of a view that is registered. */
    static Filter of(ViewsRecord view) {
        return new Filter(
                view.getDeciders() == null ? List.of() : List.of(view.getDeciders()),
                view.getEvents() == null ? null : List.of(view.getEvents()));
    }

    /** @throws IllegalArgumentException if nothing is left */
    static Filter of(String view, Set<EventType> types, Predicate<EventType> reads) {
        var read = types.stream().filter(reads).collect(Collectors.toSet());
        if (read.isEmpty()) {
            throw new IllegalArgumentException(
                    "View %s reads nothing: of the types that its codec knows, %s, none is wanted"
                            .formatted(view, types));
        }
        var deciders = read.stream().map(EventType::decider).distinct().sorted().toList();
        boolean isAll =
                types.stream().filter(type -> deciders.contains(type.decider())).allMatch(reads);
        return new Filter(
                deciders,
                isAll
                        ? null
                        : read.stream().map(EventType::name).distinct().sorted().toList());
    }
}

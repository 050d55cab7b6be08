package dev.fstore.postgres;

import dev.fstore.postgres.codec.EventType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The store has event types that the codec of this process cannot read. Nothing was declared or stored. */
public final class UnknownTypesException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient List<EventType> unknown;

    UnknownTypesException(List<EventType> unknown, Collection<EventType> known, Collection<EventType> added) {
        super(unknown.stream()
                .map(type -> difference(type, known, added))
                .collect(Collectors.joining(
                        "\n  ",
                        "The store has event types that this code cannot read:\n  ",
                        "\nIf newer code runs beside this one, use PostgresEventRepository.besideNewerNodes")));
        this.unknown = unknown;
    }

    private static String difference(EventType type, Collection<EventType> known, Collection<EventType> added) {
        var newest = known.stream()
                .filter(each ->
                        each.decider().equals(type.decider()) && each.name().equals(type.name()))
                .mapToLong(EventType::version)
                .max();
        if (newest.isPresent()) {
            return "%s: this code writes version %s. %s"
                    .formatted(
                            type,
                            newest.getAsLong(),
                            newest.getAsLong() < type.version()
                                    ? "Deploy the code that has stored it"
                                    : "Add an upcast of it to the History");
        }
        var names = added.stream()
                .filter(each -> each.decider().equals(type.decider()))
                .map(EventType::name)
                .sorted()
                .toList();
        return "%s: no event has that name%s. Add it to the History: renamed(\"%s\", …), moved or dropped"
                .formatted(type, names.isEmpty() ? "" : "; new names are " + names, type.name());
    }

    /** The types that cannot be read. */
    public List<EventType> unknown() {
        return unknown;
    }
}

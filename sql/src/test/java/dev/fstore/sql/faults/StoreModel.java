package dev.fstore.sql.faults;

import dev.fstore.sql.faults.EventArguments.StreamId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A model of the store by its README: its content, and its answer to an event that does not fit. */
final class StoreModel {

    record EventType(
            @Nullable String decider,
            @Nullable String event,
            @Nullable Object version) {}

    final Set<EventType> types = new LinkedHashSet<>();
    final Map<StreamId, List<EventArguments>> streams = new LinkedHashMap<>();
    final Map<UUID, List<String>> commands = new LinkedHashMap<>();
    final Set<String> views = new LinkedHashSet<>();
    private final Set<Object> ids = new HashSet<>();

    StoreModel copy() {
        var copy = new StoreModel();
        copy.types.addAll(types);
        copy.ids.addAll(ids);
        streams.forEach((stream, events) -> copy.streams.put(stream, new ArrayList<>(events)));
        return copy;
    }

    List<EventArguments> events(StreamId stream) {
        return streams.getOrDefault(stream, List.of());
    }

    @Nullable
    Object head(StreamId stream) {
        var events = events(stream);
        return events.isEmpty() ? null : events.getLast().id().it();
    }

    List<Object> ids() {
        return List.copyOf(ids);
    }

    void append(EventArguments draft) {
        streams.computeIfAbsent(draft.stream(), stream -> new ArrayList<>()).add(draft);
        ids.add(Objects.requireNonNull(draft.id().it()));
    }

    /** By what SQLSTATEs the README allows to refuse this event; empty if it has to be stored. */
    Set<String> faults(EventArguments draft) {
        var faults = draft.faults();
        var type = new EventType(
                draft.decider().text(), draft.event().text(), draft.version().it());
        if (type.decider() != null && type.event() != null && type.version() != null && !types.contains(type)) {
            faults.add("23S05");
        }
        if (ids.contains(draft.id().it())) {
            faults.add("23505");
        }
        var events = events(draft.stream());
        if (!events.isEmpty() && Objects.equals(events.getLast().last().it(), true)) {
            faults.add("23S04");
        }
        Object previous = draft.previous().it();
        if (!Objects.equals(previous, head(draft.stream()))) {
            boolean older =
                    events.stream().anyMatch(event -> Objects.equals(event.id().it(), previous));
            faults.add(previous == null ? "23S01" : older ? "23S02" : "23S03");
        }
        return faults;
    }
}

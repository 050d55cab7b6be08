package dev.fstore.sql.faults;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An event as a caller describes it. */
record EventArguments(
        Argument event,
        Argument id,
        Argument decider,
        Argument deciderId,
        Argument data,
        Argument command,
        Argument previous,
        Argument version,
        Argument last,
        Argument metadata) {

    List<Argument> values() {
        return List.of(event, id, decider, deciderId, data, command, previous, version, last, metadata);
    }

    /** The fault of the arguments themselves, whatever is stored. */
    Set<String> faults() {
        var faults = new TreeSet<String>();
        values().forEach(value -> faults.addAll(value.faults()));
        return faults;
    }

    EventArguments with(Argument id, Argument previous) {
        return new EventArguments(event, id, decider, deciderId, data, command, previous, version, last, metadata);
    }

    StreamId stream() {
        return new StreamId(decider.text(), deciderId.text());
    }

    record StreamId(@Nullable String decider, @Nullable String id) {}
}

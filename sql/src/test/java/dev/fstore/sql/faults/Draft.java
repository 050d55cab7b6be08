package dev.fstore.sql.faults;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An event as a caller describes it. */
record Draft(
        Value event,
        Value id,
        Value decider,
        Value deciderId,
        Value data,
        Value command,
        Value previous,
        Value version,
        Value last,
        Value metadata) {

    List<Value> values() {
        return List.of(event, id, decider, deciderId, data, command, previous, version, last, metadata);
    }

    /** What is wrong with it whatever is stored. */
    Set<String> faults() {
        var faults = new TreeSet<String>();
        values().forEach(value -> faults.addAll(value.faults()));
        return faults;
    }

    Draft with(Value id, Value previous) {
        return new Draft(event, id, decider, deciderId, data, command, previous, version, last, metadata);
    }

    StreamId stream() {
        return new StreamId(decider.text(), deciderId.text());
    }

    record StreamId(@Nullable String decider, @Nullable String id) {}
}

package dev.fstore.application;

import java.util.List;
import java.util.Objects;

/**
 * Appends the events of one decision to one stream.
 *
 * @param stream the stream to append to
 * @param expected the version of the stream when the decision was made; any other version by now is a conflict
 * @param events the events in order; if empty, only the version of the stream is checked
 * @param closes whether the last of these events closes the stream for good
 */
public record Append<E>(StreamId stream, Version expected, List<E> events, boolean closes) {

    public Append {
        if (events == null || events.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "The events to append to stream %s must not be null or contain null".formatted(stream));
        }
        events = List.copyOf(events);
    }

    /** Whether this append only checks the version of the stream. */
    public boolean isCheck() {
        return events.isEmpty();
    }
}

package dev.fstore.application;

import java.util.List;

/**
 * What one decision adds to one stream.
 *
 * @param stream the stream
 * @param expected how far the stream had come when the decision was made; another length by now is a conflict
 * @param events what happened, in order; if empty, the stream is only checked
 * @param closes whether the last of them is the stream's last event ever
 */
public record Append<E>(StreamId stream, Version expected, List<E> events, boolean closes) {

    public Append {
        events = List.copyOf(events);
    }

    /** Whether nothing is added: the stream only has to be where it was when it was read. */
    public boolean isCheck() {
        return events.isEmpty();
    }
}

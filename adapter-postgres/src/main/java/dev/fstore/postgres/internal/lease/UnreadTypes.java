package dev.fstore.postgres.internal.lease;

import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.Call.Elements;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event types that this process cannot read and others can, since they run newer code. It learns of them when it meets one, and has
 * the store hold back such streams from then on. Thread-safe.
 */
public final class UnreadTypes {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadTypes.class);

    private final String view;
    private final Predicate<EventType> reads;
    private final Set<EventType> met = ConcurrentHashMap.newKeySet();

    /** @param reads the types that this process can read */
    public UnreadTypes(String view, Predicate<EventType> reads) {
        this.view = view;
        this.reads = reads;
    }

    /** Whether this process can read events of this type. */
    public boolean canRead(EventType type) {
        return reads.test(type);
    }

    /** The types that it has met. */
    public Set<EventType> met() {
        return Set.copyOf(met);
    }

    /** Whether all events of the stream can be read here. */
    boolean canRead(LeasedStream stream) {
        return stream.events().stream()
                .allMatch(event -> canRead(event.encoded().type()));
    }

    /** Remembers what cannot be read of these. */
    void meet(Collection<LeasedStream> streams) {
        streams.stream()
                .flatMap(stream -> stream.events().stream())
                .map(event -> event.encoded().type())
                .filter(type -> !canRead(type))
                .forEach(this::meet);
    }

    /** Remembers a type that cannot be read. Says so the first time. */
    public void meet(EventType type) {
        if (met.add(type)) {
            LOG.warn(
                    "View {}: this process cannot read {} and holds such events back, with those that come after them. Processes with newer code deliver them",
                    view,
                    type);
        }
    }

    /** As stream_events expects them; null if there are none. */
    @Nullable
    Elements names() {
        return met.isEmpty() ? null : Elements.of("text", List.copyOf(met), UnreadTypes::name);
    }

    private static String name(EventType type) {
        return "%s\n%s\n%s".formatted(type.decider(), type.name(), type.version());
    }
}

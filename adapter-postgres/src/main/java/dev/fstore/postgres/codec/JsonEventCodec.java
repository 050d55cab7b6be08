package dev.fstore.postgres.codec;

import dev.fstore.postgres.codec.DeciderEvents.Reader;
import dev.fstore.postgres.codec.DeciderEvents.Writer;
import dev.fstore.postgres.codec.internal.value.Unwritable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Encodes events as JSON. Building it fails if a type has no exact mapping, so every stored event can be read.
 * Immutable.
 */
public final class JsonEventCodec<E> implements EventCodec<E> {

    private final Map<Class<?>, Writer> writers;
    private final Map<EventType, Reader<E>> readers;
    private final Map<String, Reader<E>> tolerant;

    private JsonEventCodec(
            Map<Class<?>, Writer> writers, Map<EventType, Reader<E>> readers, Map<String, Reader<E>> tolerant) {
        this.writers = writers;
        this.readers = readers;
        this.tolerant = tolerant;
    }

    static <E> JsonEventCodec<E> empty() {
        return new JsonEventCodec<>(Map.of(), Map.of(), Map.of());
    }

    /**
     * Returns a copy that also knows the events of this decider, each by its simple class name in version 1.
     *
     * @param family a record, or a sealed family of them
     * @throws IllegalArgumentException if the family has a member that is neither, or whose name is taken
     * @throws dev.fstore.postgres.codec.mapping.UnsupportedTypeException if a component could not be read back
     */
    public JsonEventCodec<E> with(String decider, Class<? extends E> family) {
        return with(History.of(decider, family));
    }

    /**
     * Returns a copy that also knows this history.
     *
     * @throws IllegalArgumentException if an old version has no path to today's, or a name is taken
     * @throws dev.fstore.postgres.codec.mapping.UnsupportedTypeException if a component could not be read back
     */
    public JsonEventCodec<E> with(History<? extends E> history) {
        var events = DeciderEvents.<E>of(history);
        var more = new HashMap<>(writers);
        events.writers().forEach((event, writer) -> {
            if (more.put(event, writer) != null) {
                throw new IllegalArgumentException(
                        "Event %s of decider %s is declared twice".formatted(event.getName(), history.decider()));
            }
        });
        var read = new HashMap<>(readers);
        events.readers().forEach((type, reader) -> {
            if (read.put(type, reader) != null) {
                throw new IllegalArgumentException(
                        "Event %s of decider %s is declared twice".formatted(type.name(), history.decider()));
            }
        });
        var newer = new HashMap<>(tolerant);
        events.tolerant().forEach((name, reader) -> newer.put(history.decider() + "." + name, reader));
        return new JsonEventCodec<>(Map.copyOf(more), Map.copyOf(read), Map.copyOf(newer));
    }

    @Override
    public Set<EventType> types() {
        return writers.values().stream().map(Writer::stored).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<EventType> readable() {
        return readers.keySet();
    }

    @Override
    public boolean reads(EventType stored) {
        return reader(stored) != null;
    }

    @Override
    public Set<EventType> current(EventType stored) {
        return known(stored).current();
    }

    private @Nullable Reader<E> reader(EventType stored) {
        var reader = readers.get(stored);
        return reader == null ? tolerantReader(stored) : reader;
    }

    /** Of a version that is newer than all that are known here. */
    private @Nullable Reader<E> tolerantReader(EventType stored) {
        var reader = tolerant.get(stored.decider() + "." + stored.name());
        return reader == null || stored.version() < reader.path().reached().version() ? null : reader;
    }

    private Reader<E> known(EventType stored) {
        var reader = reader(stored);
        if (reader == null) {
            throw new UnreadableEventException(stored);
        }
        return reader;
    }

    private Writer writer(E event) {
        var writer = writers.get(event.getClass());
        if (writer == null) {
            throw new IllegalArgumentException("The codec does not know %s; it knows %s. Add its family"
                    .formatted(event.getClass().getName(), types()));
        }
        return writer;
    }

    @Override
    public EventType typeOf(E event) {
        return writer(event).current();
    }

    @Override
    public EncodedEvent encode(E event) {
        var writer = writer(event);
        try {
            return new EncodedEvent(
                    writer.stored(), writer.mapping().write(writer.convert().apply(event)));
        } catch (Unwritable e) {
            throw new UnstorableValueException(event.getClass(), e);
        }
    }

    @Override
    public List<E> decode(EncodedEvent stored) {
        return known(stored.type()).read(stored.type(), stored.json());
    }

    /**
     * The catalogue of all event types that this codec writes or reads.
     *
     * @param title of the documents, such as the name of the application
     * @param version of the application
     */
    public Catalogue catalogue(String title, String version) {
        return Catalogue.of(title, version, writers.values(), readers);
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(readers);
    }
}

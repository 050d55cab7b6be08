package dev.fstore.postgres.codec;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.ObjectWriter;

/** Events as JSON by Jackson, each under its simple class name. Immutable. */
public final class JsonEventCodec<E> implements EventCodec<E> {

    private static final ObjectWriter WRITER = JsonFormat.MAPPER.writer();

    private final Map<EventType, Class<? extends E>> classes;
    private final Map<Class<?>, EventType> types;

    JsonEventCodec(Map<EventType, Class<? extends E>> classes) {
        this.classes = Map.copyOf(classes);
        this.types = new HashMap<>();
        classes.forEach((type, eventClass) -> types.put(eventClass, type));
    }

    /**
     * The same codec, which also knows the events of this decider.
     *
     * @param family a record, or a sealed family of them
     * @throws IllegalArgumentException if the family has a member that is neither, or whose name is taken
     */
    public JsonEventCodec<E> with(String decider, Class<? extends E> family) {
        var more = new HashMap<>(classes);
        Families.<E>records(family).forEach(member -> {
            var type = new EventType(decider, member.getSimpleName(), 1);
            var taken = more.put(type, member);
            if (taken != null || types.containsKey(member)) {
                throw new IllegalArgumentException(
                        "Event %s of decider %s is declared twice".formatted(member.getName(), decider));
            }
        });
        return new JsonEventCodec<>(more);
    }

    @Override
    public Set<EventType> types() {
        return Collections.unmodifiableSet(classes.keySet());
    }

    @Override
    public EncodedEvent encode(E event) {
        var type = types.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("The codec does not know %s; it knows %s"
                    .formatted(event.getClass().getName(), types.values()));
        }
        return new EncodedEvent(type, JsonFormat.write(WRITER, event));
    }

    @Override
    public E decode(EncodedEvent stored) {
        var eventClass = classes.get(stored.type());
        if (eventClass == null) {
            throw new IllegalArgumentException("The codec does not know %s; it knows %s. Add its family"
                    .formatted(stored.type(), classes.keySet()));
        }
        return JsonFormat.MAPPER.readValue(stored.json(), eventClass);
    }
}

package dev.fstore.postgres.codec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** How events and states are written as JSON and read again. */
final class JsonFormat {

    private static final int LONGEST = 1 << 20; // the store keeps no longer document

    /** Reads whatever the store keeps: an event with a long number must not block its stream. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST)
                            .maxNameLength(LONGEST)
                            .build())
                    .build())
            .build();

    private JsonFormat() {}

    /** @throws IllegalArgumentException if {@code value} cannot be written, for example because it is nested too deeply */
    static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s cannot be written as JSON: %s"
                            .formatted(value.getClass().getName(), e.getOriginalMessage()),
                    e);
        }
    }
}

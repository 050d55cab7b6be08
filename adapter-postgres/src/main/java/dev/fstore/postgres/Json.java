package dev.fstore.postgres;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A JSON parameter; and how JSON is read and written here. */
record Json(String text) {

    private static final int LONGEST = 1 << 20; // of what the store keeps

    /** Reads whatever the store has kept: an event with a long number must not block its stream. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST)
                            .maxNameLength(LONGEST)
                            .build())
                    .build())
            .build();

    /** @throws IllegalArgumentException if {@code value} is too deep, or not to be written for another reason */
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

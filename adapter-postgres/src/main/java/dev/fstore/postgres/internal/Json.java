package dev.fstore.postgres.internal;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** A JSON parameter of a statement. */
public record Json(String text) {

    private static final int LONGEST = 1 << 20; // the store keeps no longer document

    /** For the store's own JSON: metadata and error details. Reads whatever the store keeps. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST)
                            .maxNameLength(LONGEST)
                            .build())
                    .build())
            .build();
}

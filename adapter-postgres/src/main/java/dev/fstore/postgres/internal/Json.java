package dev.fstore.postgres.internal;

import tools.jackson.databind.json.JsonMapper;

/** A JSON parameter of a statement. */
public record Json(String text) {

    /** For the store's own JSON: metadata and error details. */
    static final JsonMapper MAPPER = JsonMapper.shared();
}

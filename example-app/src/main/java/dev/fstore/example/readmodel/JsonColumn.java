package dev.fstore.example.readmodel;

import java.util.List;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** Lists in a column of type {@code jsonb}. */
final class JsonColumn {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonColumn() {}

    static JSONB of(List<?> values) {
        return JSONB.valueOf(MAPPER.writeValueAsString(values));
    }

    static <T> List<T> read(Class<T> type, JSONB column) {
        return MAPPER.readerForListOf(type).readValue(column.data());
    }
}

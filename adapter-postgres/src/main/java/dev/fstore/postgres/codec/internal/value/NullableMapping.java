package dev.fstore.postgres.codec.internal.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** Null is JSON's null. */
public record NullableMapping<T>(Mapping<T> values) implements Mapping<@Nullable T> {

    @Override
    public void write(@Nullable T value, JsonGenerator out) {
        if (value == null) {
            out.writeNull();
        } else {
            values.write(value, out);
        }
    }

    @Override
    public @Nullable T read(JsonParser in) {
        return in.currentToken() == JsonToken.VALUE_NULL ? null : values.read(in);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        var schema = Schemas.node();
        schema.putArray("anyOf").add(values.schema(schemas)).add(Schemas.type("null"));
        return schema;
    }
}

package dev.fstore.postgres.codec.internal.value;

import dev.fstore.postgres.codec.internal.value.Container.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps whose keys have a text as JSON objects. JSONB does not keep the order of members, so maps that have an order are arrays of
 * pairs; so are maps with other keys.
 */
public record MapMapping<M>(
        TextMapping<Object> keys,
        Mapping<Object> values,
        Function<? super M, ? extends Iterable<Pair>> entries,
        Function<List<Pair>, ? extends M> build)
        implements Mapping<M> {

    @Override
    public void write(M map, JsonGenerator out) {
        out.writeStartObject();
        for (var entry : entries.apply(map)) {
            try {
                out.writeName(key(entry.key()));
                SequenceMapping.write(entry.value(), values, out);
            } catch (Unwritable e) {
                throw e.inKey();
            }
        }
        out.writeEndObject();
    }

    private String key(@Nullable Object key) {
        if (key == null) {
            throw new Unwritable("null, as the key of a map");
        }
        return keys.text().apply(key);
    }

    @Override
    public M read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw Mismatch.of("an object", in);
        }
        var read = new ArrayList<Pair>();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            read.add(pair(key, in));
        }
        return build.apply(read);
    }

    private Pair pair(String key, JsonParser in) {
        try {
            return new Pair(keys.parse(key), values.read(in));
        } catch (Mismatch e) {
            throw e.inKey();
        }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        var schema = Schemas.type("object");
        schema.set("additionalProperties", values.schema(schemas));
        schema.set("propertyNames", keys.schema(schemas));
        return schema;
    }
}

package dev.fstore.postgres.codec.internal.value;

import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** Tuples as JSON arrays of as many elements. */
public record TupleMapping<C>(
        List<Mapping<Object>> elements, Function<? super C, ? extends Iterable<?>> parts, Function<Object[], C> build)
        implements Mapping<C> {

    @Override
    public void write(C tuple, JsonGenerator out) {
        out.writeStartArray();
        int index = 0;
        for (Object element : parts.apply(tuple)) {
            SequenceMapping.write(element, index, elements.get(index), out);
            index++;
        }
        out.writeEndArray();
    }

    @Override
    public C read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw Mismatch.of(expected(), in);
        }
        var read = new Object[elements.size()];
        for (int i = 0; i < read.length; i++) {
            if (in.nextToken() == JsonToken.END_ARRAY) {
                throw Mismatch.of(expected(), in);
            }
            read[i] = SequenceMapping.read(i, elements.get(i), in);
        }
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new Mismatch(expected(), "more elements");
        }
        return build.apply(read);
    }

    private String expected() {
        return "an array of %s".formatted(elements.size());
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        var schema = Schemas.type("array");
        if (!elements.isEmpty()) {
            var items = schema.putArray("prefixItems");
            elements.forEach(element -> items.add(element.schema(schemas)));
        }
        return schema.put("items", false).put("minItems", elements.size());
    }
}

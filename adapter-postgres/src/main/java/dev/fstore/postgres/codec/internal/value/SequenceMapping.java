package dev.fstore.postgres.codec.internal.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists, sets and arrays as JSON arrays.
 *
 * @param parts its elements, in its order
 * @param build makes the collection from the elements read
 * @param isSet whether no element may be there twice
 */
public record SequenceMapping<C>(
        Mapping<Object> elements,
        Function<? super C, ? extends Iterable<?>> parts,
        Function<List<Object>, ? extends C> build,
        boolean isSet)
        implements Mapping<C> {

    @Override
    public void write(C sequence, JsonGenerator out) {
        out.writeStartArray();
        int index = 0;
        for (Object element : parts.apply(sequence)) {
            write(element, index++, elements, out);
        }
        out.writeEndArray();
    }

    public static void write(@Nullable Object element, int index, Mapping<Object> mapping, JsonGenerator out) {
        try {
            write(element, mapping, out);
        } catch (Unwritable e) {
            throw e.in(index);
        }
    }

    /** Null only for a mapping of null, which is one of {@code @Nullable Object}. */
    @SuppressWarnings("NullAway")
    public static void write(@Nullable Object element, Mapping<Object> mapping, JsonGenerator out) {
        if (element == null && !(((Mapping<?>) mapping) instanceof NullableMapping<?>)) {
            throw new Unwritable("null, which the type does not allow; declare it Optional or @Nullable");
        }
        mapping.write(element, out);
    }

    @Override
    public C read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw Mismatch.of("an array", in);
        }
        var read = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            read.add(read(read.size(), elements, in));
        }
        C sequence = build.apply(read);
        if (isSet && size(sequence) < read.size()) {
            throw new Mismatch("elements that differ", "an element twice");
        }
        return sequence;
    }

    public static Object read(int index, Mapping<Object> mapping, JsonParser in) {
        try {
            return mapping.read(in);
        } catch (Mismatch e) {
            throw e.in(index);
        }
    }

    private int size(C sequence) {
        int size = 0;
        for (var unused : parts.apply(sequence)) {
            size++;
        }
        return size;
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        var schema = Schemas.type("array");
        schema.set("items", elements.schema(schemas));
        // Texts differ if values do. Numbers need not: 1.0 and 1.00 are two decimals of Java, and one of JSON Schema.
        return isSet && (Mapping<?>) elements instanceof TextMapping<?> ? schema.put("uniqueItems", true) : schema;
    }
}

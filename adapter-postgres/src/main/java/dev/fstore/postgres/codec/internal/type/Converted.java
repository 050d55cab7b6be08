package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.Mapping;
import dev.fstore.postgres.codec.internal.value.Mismatch;
import dev.fstore.postgres.codec.internal.value.Schemas;
import dev.fstore.postgres.codec.internal.value.TextMapping;
import dev.fstore.postgres.codec.internal.value.Unwritable;
import dev.fstore.postgres.codec.mapping.TypeRules.Conversion;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/** A mapping of a user's. Every value is converted back before it is written. */
record Converted<T, R>(Conversion<T, R> conversion, Mapping<R> mapping) implements Mapping<T> {

    /** One of text, if the stored type is, so that its values can be keys. */
    static <T, R> Mapping<T> over(Conversion<T, R> conversion, Mapping<R> mapping) {
        return mapping instanceof TextMapping<R> text
                ? new TextMapping<>(
                        "a " + conversion.type().getSimpleName(),
                        value -> text.text().apply(to(conversion, value)),
                        written -> conversion.from().apply(text.parse().apply(written)),
                        text.schema())
                : new Converted<>(conversion, mapping);
    }

    private static <T, R> R to(Conversion<T, R> conversion, T value) {
        R converted = conversion.to().apply(value);
        if (!value.equals(conversion.from().apply(converted))) {
            throw new Unwritable("a %s that its mapping converts back into another one"
                    .formatted(conversion.type().getSimpleName()));
        }
        return converted;
    }

    @Override
    public void write(T value, JsonGenerator out) {
        mapping.write(to(conversion, value), out);
    }

    @Override
    public T read(JsonParser in) {
        R stored = mapping.read(in);
        try {
            return conversion.from().apply(stored);
        } catch (RuntimeException e) {
            throw new Mismatch(
                    "a " + conversion.type().getSimpleName(),
                    "one that its mapping refuses with %s"
                            .formatted(e.getClass().getName()));
        }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return mapping.schema(schemas);
    }
}

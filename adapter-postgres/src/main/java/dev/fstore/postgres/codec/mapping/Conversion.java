package dev.fstore.postgres.codec.mapping;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user's mapping for a type of their own: its values are stored as those of another type. Every value is converted back before it
 * is written, so that none is stored that would come back as another.
 *
 * @param type what the user has
 * @param stored a supported type
 * @param to its value of that type
 * @param from the value again
 */
record Conversion<T, R>(
        Class<T> type, Class<R> stored, Function<? super T, ? extends R> to, Function<? super R, ? extends T> from) {

    Mapping<T> over(Mapping<R> mapping) {
        return mapping instanceof TextMapping<R> text
                ? new TextMapping<>(
                        "a " + type.getSimpleName(),
                        value -> text.text().apply(to(value)),
                        written -> from.apply(text.parse().apply(written)),
                        text.schema())
                : new Converted<>(this, mapping);
    }

    private R to(T value) {
        R converted = to.apply(value);
        if (!value.equals(from.apply(converted))) {
            throw new Unwritable("a %s that its mapping converts back into another one".formatted(type.getSimpleName()));
        }
        return converted;
    }

    private record Converted<T, R>(Conversion<T, R> conversion, Mapping<R> mapping) implements Mapping<T> {

        @Override
        public void write(T value, JsonGenerator out) {
            mapping.write(conversion.to(value), out);
        }

        @Override
        public T read(JsonParser in) {
            R stored = mapping.read(in);
            try {
                return conversion.from.apply(stored);
            } catch (RuntimeException e) {
                throw new Mismatch(
                        "a " + conversion.type.getSimpleName(),
                        "one that its mapping refuses with %s".formatted(e.getClass().getName()));
            }
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return mapping.schema(schemas);
        }
    }
}

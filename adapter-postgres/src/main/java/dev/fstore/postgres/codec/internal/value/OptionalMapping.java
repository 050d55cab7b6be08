package dev.fstore.postgres.codec.internal.value;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code Optional} and its like: an empty component is left out; elsewhere, empty is null.
 *
 * @param value its value; null if it is empty
 */
public record OptionalMapping<O, T>(
        Mapping<T> values,
        O empty,
        Function<? super O, ? extends @Nullable T> value,
        Function<? super T, ? extends O> of)
        implements Mapping<O> {

    @Override
    public void write(O optional, JsonGenerator out) {
        T present = value.apply(optional);
        if (present == null) {
            out.writeNull();
        } else {
            values.write(present, out);
        }
    }

    @Override
    public O read(JsonParser in) {
        return in.currentToken() == JsonToken.VALUE_NULL ? empty : of.apply(values.read(in));
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return new NullableMapping<>(values).schema(schemas);
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    @Override
    public O absent() {
        return empty;
    }
}

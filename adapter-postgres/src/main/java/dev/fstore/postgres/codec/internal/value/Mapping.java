package dev.fstore.postgres.codec.internal.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the values of one type as JSON that JSONB does not alter, and reads them back equal. Thread-safe.
 *
 * @param <T> the type; all mappings but {@link NullableMapping} are of non-null values
 */
public interface Mapping<T extends @Nullable Object> {

    /**
     * Writes one value.
     *
     * @throws Unwritable if {@code value} cannot be kept
     */
    void write(T value, JsonGenerator out);

    /**
     * Reads the value whose first token is the current one, and leaves its last token current.
     *
     * @throws Mismatch if {@link #write} could not have written it
     */
    T read(JsonParser in);

    /** The JSON Schema of the values that {@link #write} writes. */
    ObjectNode schema(Schemas schemas);

    /** Whether a component of this type is left out when it has its {@link #absent} value. */
    default boolean isOptional() {
        return false;
    }

    /** The value of a component that is left out. */
    default T absent() {
        throw new IllegalStateException("%s is not optional".formatted(this));
    }
}

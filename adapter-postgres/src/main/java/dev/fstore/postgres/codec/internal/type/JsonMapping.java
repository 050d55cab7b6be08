package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.Mapping;
import dev.fstore.postgres.codec.internal.value.Mismatch;
import dev.fstore.postgres.codec.internal.value.Schemas;
import dev.fstore.postgres.codec.internal.value.Source;
import dev.fstore.postgres.codec.internal.value.Unwritable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SegmentedStringWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the values of one type as JSON texts and reads them back equal, even if JSONB has kept them meanwhile. Made by {@link
 * Mappings}; thread-safe.
 *
 * @param <T> the type
 */
public final class JsonMapping<T> {

    private final Mapping<Object> mapping;

    JsonMapping(Mapping<Object> mapping) {
        this.mapping = mapping;
    }

    /**
     * The value as JSON.
     *
     * @throws Unwritable if {@code value} cannot be kept as it is
     */
    public String write(T value) {
        var recycler = Source.FACTORY._getBufferRecycler();
        try (var text = new SegmentedStringWriter(recycler)) {
            try (var out = Source.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
                mapping.write(value, out);
            }
            return text.getAndClear();
        } catch (JacksonException e) {
            throw new Unwritable("a value that is nested too deeply, or too large");
        } finally {
            recycler.releaseToPool();
        }
    }

    /**
     * The value again.
     *
     * @throws Mismatch if {@link #write} could not have written {@code json}
     */
    @SuppressWarnings("unchecked") // a mapping of T
    public T read(String json) {
        try (var in = new Source(json).parser()) {
            in.nextToken();
            T value = (T) mapping.read(in);
            if (in.nextToken() != null) {
                throw new Mismatch("one JSON value", "more after it");
            }
            return value;
        } catch (JacksonException e) {
            throw new Mismatch("JSON", "a syntax error, or nesting or a number beyond all limits");
        }
    }

    /** Its JSON Schema, in which named types are references. */
    public ObjectNode schema(Schemas schemas) {
        return mapping.schema(schemas);
    }
}

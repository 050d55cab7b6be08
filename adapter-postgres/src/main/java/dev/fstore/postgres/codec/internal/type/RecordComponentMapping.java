package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.Mapping;
import dev.fstore.postgres.codec.internal.value.Mismatch;
import dev.fstore.postgres.codec.internal.value.NullableMapping;
import dev.fstore.postgres.codec.internal.value.Schemas;
import dev.fstore.postgres.codec.internal.value.Unwritable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.node.ObjectNode;

/**
 * One component of a record.
 *
 * @param isNullable whether it may be null, which is written as such
 */
record RecordComponentMapping(
        String name, SerializableString member, RecordAccessor accessor, Mapping<Object> mapping, boolean isNullable) {

    RecordComponentMapping(String name, RecordAccessor accessor, Mapping<Object> mapping, boolean isNullable) {
        this(name, new SerializedString(name), accessor, mapping, isNullable);
    }

    void write(Object owner, JsonGenerator out) {
        var value = accessor.value(owner);
        if (value == null) {
            if (!isNullable) {
                throw new Unwritable("null, which the type does not allow; declare it Optional or @Nullable");
            }
            out.writeName(member);
            out.writeNull();
        } else if (!mapping.isOptional() || !mapping.absent().equals(value)) {
            out.writeName(member);
            mapping.write(value, out);
        }
    }

    /** The value if the member is missing. */
    Object absent() {
        if (!mapping.isOptional()) {
            throw new Mismatch("the member", "none of that name").in(name);
        }
        return mapping.absent();
    }

    ObjectNode schema(Schemas schemas) {
        return isNullable ? new NullableMapping<>(mapping).schema(schemas) : mapping.schema(schemas);
    }
}

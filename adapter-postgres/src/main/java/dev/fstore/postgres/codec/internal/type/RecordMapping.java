package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.Mapping;
import dev.fstore.postgres.codec.internal.value.Mismatch;
import dev.fstore.postgres.codec.internal.value.Schemas;
import dev.fstore.postgres.codec.internal.value.Unwritable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as objects with a member for each component. A component that is missing or there twice is a mismatch, and so is a member
 * without component.
 */
final class RecordMapping implements Mapping<Object> {

    static final String TYPE = "@type";

    /** Of a component that was read as null, while null itself stands for one that was not read. */
    private static final Object NULL = new Object();

    private final ResolvedType type;
    private final boolean isLenient;
    private final RecordConstructor constructor;
    private RecordComponentMapping[] components = {};
    private final Map<String, Integer> indexes = new HashMap<>();

    RecordMapping(ResolvedType type, boolean isLenient, RecordConstructor constructor) {
        this.type = type;
        this.isLenient = isLenient;
        this.constructor = constructor;
    }

    /** Once, when they are known, since a component may be of this very type. */
    void complete(List<RecordComponentMapping> components) {
        this.components = components.toArray(RecordComponentMapping[]::new);
        for (int i = 0; i < components.size(); i++) {
            indexes.put(components.get(i).name(), i);
        }
    }

    ResolvedType type() {
        return type;
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        out.writeStartObject();
        writeMembers(value, out);
        out.writeEndObject();
    }

    void writeMembers(Object value, JsonGenerator out) {
        for (var component : components) {
            try {
                component.write(value, out);
            } catch (Unwritable e) {
                throw e.in(component.name());
            }
        }
    }

    @Override
    public Object read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw Mismatch.of("an object", in);
        }
        return readMembers(in, in.nextName(), false);
    }

    /**
     * @param first the name that is current
     * @param hasType whether the name of the type is among the members too
     */
    Object readMembers(JsonParser in, @Nullable String first, boolean hasType) {
        var values = new @Nullable Object[components.length];
        boolean isTypeToCome = hasType;
        for (String name = first; name != null; name = in.nextName()) {
            Integer index = indexes.get(name);
            in.nextToken();
            if (index != null) {
                read(index, values, in);
            } else if (isTypeToCome && name.equals(TYPE)) {
                isTypeToCome = false;
            } else {
                skip(name, in);
            }
        }
        complete(values);
        return construct(values);
    }

    private void read(int index, @Nullable Object[] values, JsonParser in) {
        var component = components[index];
        try {
            if (values[index] != null) {
                throw new Mismatch("the member once", "it twice");
            }
            values[index] = component.isNullable() && in.currentToken() == JsonToken.VALUE_NULL
                    ? NULL
                    : component.mapping().read(in);
        } catch (Mismatch e) {
            throw e.in(component.name());
        }
    }

    private void skip(String name, JsonParser in) {
        if (!isLenient || name.equals(TYPE)) {
            throw new Mismatch("only members that %s has".formatted(type.simpleName()), "another member").in(name);
        }
        in.skipChildren();
    }

    private void complete(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == NULL) {
                values[i] = null;
            } else if (values[i] == null) {
                values[i] = components[i].absent();
            }
        }
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return constructor.construct(values);
        } catch (RuntimeException e) {
            throw new Mismatch(
                    "values that the constructor of %s accepts".formatted(type.simpleName()),
                    "values that it refuses with %s".formatted(e.getClass().getName()),
                    new WithoutMessage(e));
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e.getClass().getName(), new WithoutMessage(e));
        }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schemas.reference(type, definition -> define(definition, schemas));
    }

    /** Fills in the members; also of a member of a family, which has one more. */
    void define(ObjectNode definition, Schemas schemas) {
        definition.put("type", "object");
        var properties = definition.putObject("properties");
        var required = definition.putArray("required");
        for (var component : components) {
            var schema = component.schema(schemas);
            properties.set(component.name(), schema);
            if (!component.mapping().isOptional()) {
                required.add(component.name());
            }
        }
        definition.put("additionalProperties", isLenient);
    }
}

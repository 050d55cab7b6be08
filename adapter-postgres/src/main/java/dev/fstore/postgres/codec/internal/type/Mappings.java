package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.EnumMapping;
import dev.fstore.postgres.codec.internal.value.Mapping;
import dev.fstore.postgres.codec.internal.value.NullableMapping;
import dev.fstore.postgres.codec.internal.value.Scalars;
import dev.fstore.postgres.codec.internal.value.Schemas;
import dev.fstore.postgres.codec.mapping.Refusal;
import dev.fstore.postgres.codec.mapping.TypeRules;
import dev.fstore.postgres.codec.mapping.TypeRules.Conversion;
import dev.fstore.postgres.codec.mapping.UnsupportedTypeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the mapping of a type by walking the types of all its components. A type without an exact mapping is refused
 * with its path, the reason and a remedy, so every written value can be read. Not thread-safe; the mappings it makes
 * are.
 */
public final class Mappings {

    private static final int DEEPEST = 100;

    private final TypeRules rules;
    private final Map<ResolvedType, Mapping<?>> known = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int depth = 0;

    public Mappings(TypeRules rules) {
        this.rules = rules;
    }

    /** The mapping of a record, or of a sealed family of them. Complete after {@link #requireSupported}. */
    public <T> JsonMapping<T> of(Class<T> type) {
        return new JsonMapping<>(of(type.getSimpleName(), () -> ResolvedType.of(type)));
    }

    /**
     * Ends the walk.
     *
     * @throws UnsupportedTypeException if a type was refused; names all of them
     */
    public void requireSupported() {
        if (!refusals.isEmpty()) {
            throw new UnsupportedTypeException(refusals);
        }
    }

    TypeRules rules() {
        return rules;
    }

    /** Of a type that may turn out to be none; anything then, since nothing is built after a refusal. */
    @SuppressWarnings("unchecked") // values are written by the mapping of the type that the walk has found them in
    Mapping<Object> of(String path, Supplier<ResolvedType> type) {
        depth++;
        try {
            if (depth > DEEPEST) {
                throw new Refused("a type that contains ever other types", "make the type contain itself instead");
            }
            return (Mapping<Object>) mapping(path, type.get());
        } catch (Refused e) {
            refusals.add(e.at(path));
            return new NoMapping();
        } finally {
            depth--;
        }
    }

    private Mapping<?> mapping(String path, ResolvedType type) {
        var before = known.get(type);
        if (before != null) {
            return before;
        }
        var mapping = type.isNullable() ? nullable(path, type) : nonNull(path, type);
        known.put(type, mapping);
        return mapping;
    }

    private Mapping<?> nullable(String path, ResolvedType type) {
        return new NullableMapping<>(of(path, type::nonNull));
    }

    /** Before its components are walked, since they may be of this very type. */
    void isKnown(ResolvedType type, Mapping<?> mapping) {
        known.put(type, mapping);
    }

    private Mapping<?> nonNull(String path, ResolvedType type) {
        var raw = type.raw();
        var conversion = rules.conversionOf(raw).orElse(null);
        var scalar = Scalars.find(raw);
        if (conversion != null) {
            return converted(path, conversion);
        }
        if (scalar != null) {
            return scalar;
        }
        var container = Containers.find(this, path, type);
        if (container != null) {
            return container;
        }
        if (raw.isEnum()) {
            return EnumMapping.of(raw);
        }
        return Classes.mapping(this, path, type);
    }

    private <T, R> Mapping<T> converted(String path, Conversion<T, R> conversion) {
        @SuppressWarnings("unchecked") // the mapping of that class
        var stored = (Mapping<R>) (Mapping<?>)
                of(path + " as " + conversion.stored().getSimpleName(), () -> ResolvedType.of(conversion.stored()));
        return Converted.over(conversion, stored);
    }

    /** Stands in for a mapping that was refused. */
    private static final class NoMapping implements Mapping<Object> {

        @Override
        public void write(Object value, JsonGenerator out) {
            throw new IllegalStateException();
        }

        @Override
        public Object read(JsonParser in) {
            throw new IllegalStateException();
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            throw new IllegalStateException();
        }
    }
}

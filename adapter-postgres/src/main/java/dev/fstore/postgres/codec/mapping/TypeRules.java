package dev.fstore.postgres.codec.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A user's rules for the types in events and states. Immutable. */
public final class TypeRules {

    /**
     * A user's mapping.
     *
     * @param type the user's type
     * @param stored a supported type
     * @param to converts a value to the stored type
     * @param from converts it back
     */
    public record Conversion<T, R>(
            Class<T> type,
            Class<R> stored,
            Function<? super T, ? extends R> to,
            Function<? super R, ? extends T> from) {}

    private static final TypeRules USUAL = new TypeRules(Map.of(), Map.of(), Set.of());

    private final Map<Class<?>, Conversion<?, ?>> conversions;
    private final Map<Class<?>, List<String>> names;
    private final Set<Class<?>> lenient;

    private TypeRules(
            Map<Class<?>, Conversion<?, ?>> conversions, Map<Class<?>, List<String>> names, Set<Class<?>> lenient) {
        this.conversions = Map.copyOf(conversions);
        this.names = Map.copyOf(names);
        this.lenient = Set.copyOf(lenient);
    }

    /** Returns the default rules: simple class names, no mappings, and unknown members are errors. */
    public static TypeRules usual() {
        return USUAL;
    }

    /**
     * Stores values of a type as those of another one, such as a text. Every value is converted back before it is stored, so that none
     * is stored that would come back as another.
     */
    public <T, R> TypeRules mapping(
            Class<T> type,
            Class<R> stored,
            Function<? super T, ? extends R> to,
            Function<? super R, ? extends T> from) {
        var more = new HashMap<>(conversions);
        more.put(type, new Conversion<>(type, stored, to, from));
        return new TypeRules(more, names, lenient);
    }

    /**
     * Pins the name that a record has within its sealed family, under {@code @type}.
     *
     * @param former names that are read too
     */
    public TypeRules naming(Class<?> member, String name, String... former) {
        var more = new HashMap<>(names);
        more.put(member, Stream.concat(Stream.of(name), Stream.of(former)).toList());
        return new TypeRules(conversions, more, lenient);
    }

    /**
     * Ignores members that a record does not have. If it is an event, its later versions are read too: they promise to only add
     * members.
     */
    public TypeRules ignoringAdditionsTo(Class<?> type) {
        var more = new HashSet<>(lenient);
        more.add(type);
        return new TypeRules(conversions, names, more);
    }

    /** The mapping of this type, if the user has one. */
    public Optional<Conversion<?, ?>> conversionOf(Class<?> type) {
        return Optional.ofNullable(conversions.get(type));
    }

    /** The name that is written, and then those that are read too. */
    public List<String> namesOf(Class<?> member) {
        return names.getOrDefault(member, List.of(member.getSimpleName()));
    }

    /** Whether members are ignored that the type does not have. */
    public boolean isLenient(Class<?> type) {
        return lenient.contains(type);
    }
}

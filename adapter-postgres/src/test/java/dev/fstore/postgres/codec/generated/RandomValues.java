package dev.fstore.postgres.codec.generated;

import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values of any supported type. Knows the types by itself, and nothing of codecs. */
public final class RandomValues {

    private final SplittableRandom random;
    private final RandomScalars scalars;

    public RandomValues(long seed) {
        random = new SplittableRandom(seed);
        scalars = new RandomScalars(random);
    }

    /** A value of a record, or of a sealed family of them. */
    public Object of(Class<?> type) {
        return of(type, Map.of());
    }

    private Object of(Type type, Map<TypeVariable<?>, Type> variables) {
        return switch (type) {
            case Class<?> raw -> ofClass(raw, Map.of());
            case TypeVariable<?> variable -> of(variables.getOrDefault(variable, String.class), variables);
            case GenericArrayType array ->
                array(rawOf(array.getGenericComponentType()), array.getGenericComponentType(), variables);
            case ParameterizedType generic -> generic(generic, variables);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Class<?> rawOf(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private Object ofClass(Class<?> raw, Map<TypeVariable<?>, Type> variables) {
        if (raw.isRecord()) {
            return record(raw, variables);
        }
        if (raw.isInterface() && raw.isSealed()) {
            var members = raw.getPermittedSubclasses();
            return ofClass(members[random.nextInt(members.length)], variables);
        }
        if (raw.isEnum()) {
            var constants = raw.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (raw.isArray() && raw != byte[].class) {
            return array(raw.getComponentType(), raw.getComponentType(), variables);
        }
        return raw == Tuple0.class ? Tuple.empty() : scalars.of(raw);
    }

    private Object record(Class<?> type, Map<TypeVariable<?>, Type> variables) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> component(component, variables))
                .toArray();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private @Nullable Object component(RecordComponent component, Map<TypeVariable<?>, Type> variables) {
        return isNullable(component.getAnnotatedType()) && random.nextInt(3) == 0
                ? null
                : of(component.getGenericType(), variables);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private Object array(Class<?> component, Type type, Map<TypeVariable<?>, Type> variables) {
        var array = Array.newInstance(component, random.nextInt(4));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, of(type, variables));
        }
        return array;
    }

    private List<Object> some(Type type, Map<TypeVariable<?>, Type> variables) {
        var some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(of(type, variables));
        }
        return some;
    }

    private Object generic(ParameterizedType type, Map<TypeVariable<?>, Type> variables) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw.isRecord()) {
            var parameters = raw.getTypeParameters();
            var bound = new HashMap<TypeVariable<?>, Type>();
            IntStream.range(0, parameters.length).forEach(i -> bound.put(parameters[i], arguments[i]));
            return record(raw, bound);
        }
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(of(arguments[0], variables));
        }
        if (raw == Option.class) {
            return random.nextBoolean() ? Option.none() : Option.some(of(arguments[0], variables));
        }
        if (raw == Either.class) {
            return random.nextBoolean()
                    ? Either.left(of(arguments[0], variables))
                    : Either.right(of(arguments[1], variables));
        }
        if (raw.getSimpleName().startsWith("Tuple")) {
            return tuple(
                    Arrays.stream(arguments).map(each -> of(each, variables)).toArray(), raw);
        }
        if (arguments.length == 2) {
            var keys = some(arguments[0], variables);
            return RandomCollections.map(
                    raw,
                    keys,
                    keys.stream().map(key -> of(arguments[1], variables)).toList());
        }
        return RandomCollections.of(raw, some(arguments[0], variables));
    }

    private static Object tuple(Object[] parts, Class<?> raw) {
        try {
            return raw.getConstructors()[0].newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(raw.getName(), e);
        }
    }
}

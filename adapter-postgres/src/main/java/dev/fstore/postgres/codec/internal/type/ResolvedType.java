package dev.fstore.postgres.codec.internal.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A type without variables: {@code List<@Nullable String>}.
 *
 * @param raw the class; of an array, the class of the array
 * @param arguments of a generic class; of an array, its component type
 * @param isNullable whether null is a value of it
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments, boolean isNullable) {

    static ResolvedType of(Class<?> raw) {
        if (raw.isArray()) {
            return new ResolvedType(raw, List.of(of(raw.getComponentType())), false);
        }
        if (raw.getTypeParameters().length > 0) {
            throw new Refused(
                    "raw type %s".formatted(raw.getTypeName()),
                    "name its type arguments, as in %s<String>".formatted(raw.getSimpleName()));
        }
        return new ResolvedType(raw, List.of(), false);
    }

    /** @throws Refused if it is raw, unbounded, or has a variable that {@code variables} does not know */
    static ResolvedType of(AnnotatedType type, Map<TypeVariable<?>, ResolvedType> variables) {
        boolean isNullable = isNullable(type.getAnnotations());
        var resolved = resolved(type, variables);
        return isNullable ? resolved.nullable() : resolved;
    }

    private static ResolvedType resolved(AnnotatedType type, Map<TypeVariable<?>, ResolvedType> variables) {
        if (type instanceof AnnotatedArrayType array) {
            return array(of(array.getAnnotatedGenericComponentType(), variables));
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            var arguments = new ArrayList<ResolvedType>();
            for (var argument : generic.getAnnotatedActualTypeArguments()) {
                arguments.add(of(argument, variables));
            }
            return new ResolvedType(
                    (Class<?>) ((ParameterizedType) generic.getType()).getRawType(), List.copyOf(arguments), false);
        }
        if (type instanceof AnnotatedWildcardType wildcard && wildcard.getAnnotatedLowerBounds().length == 0) {
            return of(wildcard.getAnnotatedUpperBounds()[0], variables);
        }
        return simple(type, variables);
    }

    private static ResolvedType simple(AnnotatedType type, Map<TypeVariable<?>, ResolvedType> variables) {
        if (type.getType() instanceof Class<?> simple) {
            return of(simple);
        }
        var variable = type.getType() instanceof TypeVariable<?> named ? variables.get(named) : null;
        if (variable == null) {
            throw new Refused(
                    "type %s, whose values can be of any class".formatted(type.getType()),
                    "name the class, or a sealed interface of all classes that it can be");
        }
        return variable;
    }

    private static ResolvedType array(ResolvedType component) {
        return new ResolvedType(component.raw.arrayType(), List.of(component), false);
    }

    /** By any annotation of that name, since each of the usual libraries has one. */
    static boolean isNullable(Annotation[] annotations) {
        for (var annotation : annotations) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    ResolvedType nullable() {
        return new ResolvedType(raw, arguments, true);
    }

    ResolvedType nonNull() {
        return new ResolvedType(raw, arguments, false);
    }

    ResolvedType argument(int index) {
        return arguments.get(index);
    }

    @Override
    public String toString() {
        if (raw.isArray()) {
            return arguments.getFirst() + "[]";
        }
        return simpleName()
                + (arguments.isEmpty()
                        ? ""
                        : arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "<", ">")));
    }

    /** Without the package, but with the classes around it. */
    String simpleName() {
        return raw.isPrimitive() || raw.getPackageName().isEmpty()
                ? raw.getTypeName()
                : raw.getName().substring(raw.getPackageName().length() + 1).replace('$', '.');
    }
}

package dev.fstore.postgres.codec.internal.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Infers the type arguments of a generic family's member: a {@code Leaf<T>} of a {@code Tree<String>} is of String. */
final class Supertypes {

    private Supertypes() {}

    /** @throws Refused if a type argument of the member is not told by the family's */
    static ResolvedType member(Class<?> member, ResolvedType family) {
        return new ResolvedType(member, arguments(member, family), false);
    }

    private static List<ResolvedType> arguments(Class<?> type, ResolvedType family) {
        if (type == family.raw()) {
            return family.arguments();
        }
        var found = new HashMap<TypeVariable<?>, ResolvedType>();
        Arrays.stream(type.getGenericInterfaces()).forEach(parent -> bind(parent, family, found));
        return Arrays.stream(type.getTypeParameters())
                .map(parameter -> bound(found, parameter))
                .toList();
    }

    private static void bind(Type parent, ResolvedType family, Map<TypeVariable<?>, ResolvedType> found) {
        if (parent instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && family.raw().isAssignableFrom(raw)) {
            var arguments = arguments(raw, family);
            var written = generic.getActualTypeArguments();
            for (int i = 0; i < written.length; i++) {
                if (written[i] instanceof TypeVariable<?> variable) {
                    found.put(variable, arguments.get(i));
                }
            }
        }
    }

    private static ResolvedType bound(Map<TypeVariable<?>, ResolvedType> found, TypeVariable<?> parameter) {
        var type = found.get(parameter);
        if (type == null) {
            throw new Refused(
                    "type variable %s of %s, which the arguments of its family do not tell"
                            .formatted(parameter, ((Class<?>) parameter.getGenericDeclaration()).getSimpleName()),
                    "declare no type parameter of its own");
        }
        return type;
    }
}

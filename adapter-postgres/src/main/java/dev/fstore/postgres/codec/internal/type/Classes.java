package dev.fstore.postgres.codec.internal.type;

import dev.fstore.postgres.codec.internal.value.Mapping;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The mappings of records and sealed families. */
final class Classes {

    private Classes() {}

    static Mapping<Object> mapping(Mappings mappings, String path, ResolvedType type) {
        if (type.raw().isRecord()) {
            return record(mappings, path, type);
        }
        if (type.raw().isSealed() && !type.raw().getPackageName().startsWith("java.")) { // such as EnumSet
            return family(mappings, path, type);
        }
        throw Advice.refused(type.raw());
    }

    private static RecordMapping record(Mappings mappings, String path, ResolvedType type) {
        var variables = variables(type);
        var components = type.raw().getRecordComponents();
        var mapping =
                new RecordMapping(type, mappings.rules().isLenient(type.raw()), constructor(type.raw(), components));
        mappings.isKnown(type, mapping);
        var mapped = new ArrayList<RecordComponentMapping>();
        for (var component : components) {
            mapped.add(component(mappings, path, component, variables));
        }
        mapping.complete(mapped);
        return mapping;
    }

    private static RecordComponentMapping component(
            Mappings mappings, String path, RecordComponent component, Map<TypeVariable<?>, ResolvedType> variables) {
        boolean isNullable =
                ResolvedType.isNullable(component.getAnnotatedType().getAnnotations())
                        || ResolvedType.isNullable(component.getAnnotations())
                        || ResolvedType.isNullable(component.getAccessor().getAnnotations());
        var resolved = new boolean[1];
        var mapping = mappings.of(path + "." + component.getName(), () -> {
            var type = ResolvedType.of(component.getAnnotatedType(), variables);
            resolved[0] = type.isNullable();
            return type.nonNull();
        });
        return new RecordComponentMapping(component.getName(), accessor(component), mapping, isNullable || resolved[0]);
    }

    private static Map<TypeVariable<?>, ResolvedType> variables(ResolvedType type) {
        var variables = new HashMap<TypeVariable<?>, ResolvedType>();
        var parameters = type.raw().getTypeParameters();
        for (int i = 0; i < parameters.length; i++) {
            variables.put(parameters[i], type.argument(i));
        }
        return variables;
    }

    private static RecordConstructor constructor(Class<?> type, RecordComponent[] components) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new RecordConstructor(accessible(type, type.getDeclaredConstructor(types)));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has it
        }
    }

    private static RecordAccessor accessor(RecordComponent component) {
        return new RecordAccessor(accessible(component.getDeclaringRecord(), component.getAccessor()));
    }

    private static <A extends AccessibleObject> A accessible(Class<?> type, A member) {
        try {
            member.setAccessible(true);
            return member;
        } catch (InaccessibleObjectException e) {
            throw closed(type);
        }
    }

    private static Refused closed(Class<?> type) {
        return new Refused(
                "%s is in package %s, which module %s does not open"
                        .formatted(
                                type.getName(),
                                type.getPackageName(),
                                type.getModule().getName()),
                "write in its module-info.java: opens %s%s;"
                        .formatted(
                                type.getPackageName(),
                                Classes.class.getModule().isNamed()
                                        ? " to " + Classes.class.getModule().getName()
                                        : ""));
    }

    private static FamilyMapping family(Mappings mappings, String path, ResolvedType type) {
        var mapping = new FamilyMapping(type);
        mappings.isKnown(type, mapping);
        var members = new LinkedHashSet<Class<?>>();
        collect(type.raw(), members);
        for (Class<?> member : members) {
            String memberPath = "%s(%s)".formatted(path, member.getSimpleName());
            var mapped = mappings.of(memberPath, () -> Supertypes.member(member, type));
            if (mapped instanceof RecordMapping record) {
                mapping.add(mappings.rules().namesOf(member), member, record);
            }
        }
        return mapping;
    }

    /** All records of a sealed family; a member that is none is refused. */
    static void collect(Class<?> family, Set<Class<?>> members) {
        if (!family.isSealed()) {
            throw Advice.refused(family);
        }
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isRecord()) {
                members.add(member);
            } else {
                collect(member, members);
            }
        }
    }
}

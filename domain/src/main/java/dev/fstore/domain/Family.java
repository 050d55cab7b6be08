package dev.fstore.domain;

import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;

/** The members of a sealed family: all classes that its values can have. */
record Family(Class<?> type, Set<Class<?>> members) {

    static Family of(Class<?> type) {
        var members = new LinkedHashSet<Class<?>>();
        collect(type, type, members);
        return new Family(type, members);
    }

    private static void collect(Class<?> type, Class<?> member, Set<Class<?>> members) {
        if (member.isSealed()) { // includes enums whose constants have bodies, which are classes of their own
            if (!Modifier.isAbstract(member.getModifiers())) {
                members.add(member);
            }
            for (Class<?> permitted : member.getPermittedSubclasses()) {
                collect(type, permitted, members);
            }
        } else if (Modifier.isFinal(member.getModifiers())) {
            members.add(member);
        } else {
            throw new IllegalArgumentException(
                    "%s is open: %s is neither sealed nor final, so the members of the family are unknown. Make it sealed, or a record"
                            .formatted(type.getName(), member.getName()));
        }
    }
}

package dev.fstore.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the part of a combination that a value belongs to, by its exact class. */
final class Routes {

    private final Class<?> family;
    private final Class<?>[] members;
    private final int[] parts;

    private Routes(Class<?> family, Map<Class<?>, Integer> parts) {
        this.family = family;
        this.members = parts.keySet().toArray(Class<?>[]::new);
        this.parts = parts.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Checks that exactly one of {@code claims} covers each member of {@code family}. */
    static Routes of(Class<?> family, List<Class<?>> claims) {
        var parts = new LinkedHashMap<Class<?>, Integer>();
        for (int part = 0; part < claims.size(); part++) {
            claim(parts, claims, part);
        }
        var unclaimed = Family.of(family).members().stream()
                .filter(member -> !parts.containsKey(member))
                .map(Routes::nameOf)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unclaimed.isEmpty()) {
            throw new IllegalArgumentException(
                    "No part of the combination claims %s of the family %s. The parts claim %s"
                            .formatted(unclaimed, family.getName(), names(claims)));
        }
        return new Routes(family, parts);
    }

    private static void claim(Map<Class<?>, Integer> parts, List<Class<?>> claims, int part) {
        for (Class<?> member : Family.of(claims.get(part)).members()) {
            Integer other = parts.putIfAbsent(member, part);
            if (other != null) {
                throw new IllegalArgumentException(
                        "Two parts of the combination claim %s: the part of %s and the part of %s"
                                .formatted(
                                        nameOf(member),
                                        claims.get(other).getName(),
                                        claims.get(part).getName()));
            }
        }
    }

    /** The name of a class; for an enum constant with a body, the name of its enum. */
    private static String nameOf(Class<?> member) {
        return (member.isAnonymousClass() ? member.getSuperclass() : member).getName();
    }

    private static String names(List<Class<?>> claims) {
        return claims.isEmpty()
                ? "nothing"
                : claims.stream().map(Class::getName).collect(Collectors.joining(", "));
    }

    /** Searches linearly, which is faster than hashing for as many members as a family has. */
    int partOf(Object value) {
        Class<?> type = value.getClass();
        for (int i = 0; i < members.length; i++) {
            if (members[i] == type) {
                return parts[i];
            }
        }
        // only after an unchecked cast
        throw new ClassCastException("%s is not a member of %s".formatted(type.getName(), family.getName()));
    }
}

package dev.fstore.postgres.codec;

import java.util.stream.Stream;

/** Records, alone or as a sealed family. */
final class Families {

    private Families() {}

    /**
     * The record, or the records of the family.
     *
     * @throws IllegalArgumentException if it has a member that is neither record nor sealed
     */
    static <T> Stream<Class<? extends T>> records(Class<? extends T> family) {
        if (family.isRecord()) {
            return Stream.of(family);
        }
        if (!family.isSealed() || family.isEnum()) {
            throw new IllegalArgumentException(
                    "%s is neither a record nor a sealed family of records".formatted(family.getName()));
        }
        return Stream.of(family.getPermittedSubclasses()).flatMap(member -> records(member.asSubclass(family)));
    }
}

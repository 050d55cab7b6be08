package dev.fstore.domain;

import java.util.List;

/** Commands of the shapes that people write: records, families within the family, an enum with a body in it. */
sealed interface Colour {

    record Red(int shade) implements Plain {}

    record Navy(int shade) implements Blue {}

    record Sky(int shade) implements Blue {}

    sealed interface Blue extends Plain {}

    sealed interface Plain extends Colour {}

    enum Grey implements Colour {
        LIGHT,
        DARK {
            @Override
            public String toString() {
                return "nearly black";
            }
        }
    }

    List<Colour> ALL =
            List.of(new Red(1), new Red(2), new Navy(1), new Navy(2), new Sky(1), new Sky(2), Grey.LIGHT, Grey.DARK);

    /** All the ways to share the family out. */
    List<List<Class<? extends Colour>>> SHARES = List.of(
            List.of(Colour.class),
            List.of(Plain.class, Grey.class),
            List.of(Red.class, Blue.class, Grey.class),
            List.of(Red.class, Navy.class, Sky.class, Grey.class));
}

package dev.fstore.domain;

import java.util.List;

/** Events of the same shapes as {@link Colour}; the enum is abstract, and a class with a subclass has values of its own. */
sealed interface Plant {

    record Rose(int height) implements Herb {}

    record Oak(int height) implements Tree {}

    sealed interface Herb extends Plant {}

    sealed interface Tree extends Plant {}

    enum Fir implements Tree {
        SILVER {
            @Override
            String scent() {
                return "orange";
            }
        },
        NOBLE {
            @Override
            String scent() {
                return "resin";
            }
        };

        abstract String scent();
    }

    sealed class Grass implements Herb {}

    final class Reed extends Grass {}

    List<Plant> ALL =
            List.of(new Rose(1), new Rose(2), new Oak(1), new Oak(2), Fir.SILVER, Fir.NOBLE, new Grass(), new Reed());

    /** All the ways to share the family out. */
    List<List<Class<? extends Plant>>> SHARES = List.of(
            List.of(Plant.class),
            List.of(Herb.class, Tree.class),
            List.of(Rose.class, Grass.class, Tree.class),
            List.of(Rose.class, Grass.class, Oak.class, Fir.class));
}

package dev.fstore.postgres.codec;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** An entry of a history about one version of one event. */
sealed interface Step {

    /** From one version, which has no other step. */
    sealed interface From extends Step {
        String name();

        long version();
    }

    record Renamed(String name, String to) implements Step {}

    record Upcast(String name, long version, UnaryOperator<ObjectNode> step) implements From {}

    record Moved(String name, long version, String to, long toVersion) implements From {}

    record Split<O>(String name, long version, Class<O> old, Function<? super O, ? extends List<?>> step)
            implements From {}

    record Dropped(String name, long version, String reason) implements From {}

    record Writing<T, O>(Class<T> event, long version, Class<O> old, Function<? super T, ? extends O> step)
            implements Step {}
}

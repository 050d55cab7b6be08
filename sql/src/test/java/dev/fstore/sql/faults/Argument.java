package dev.fstore.sql.faults;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An argument of a call, and by what SQLSTATEs the README allows to refuse it; none, if it is in order. */
record Argument(@Nullable Object it, Set<String> faults) {

    static Argument good(@Nullable Object it) {
        return new Argument(it, Set.of());
    }

    static Argument bad(@Nullable Object it, String... faults) {
        return new Argument(it, Set.of(faults));
    }

    @Nullable
    String text() {
        return it == null ? null : it.toString();
    }
}

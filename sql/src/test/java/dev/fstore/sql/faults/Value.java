package dev.fstore.sql.faults;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An argument of a call, and by what SQLSTATEs the README allows to refuse it; none, if it is in order. */
record Value(@Nullable Object it, Set<String> faults) {

    static Value good(@Nullable Object it) {
        return new Value(it, Set.of());
    }

    static Value bad(@Nullable Object it, String... faults) {
        return new Value(it, Set.of(faults));
    }

    @Nullable
    String text() {
        return it == null ? null : it.toString();
    }
}

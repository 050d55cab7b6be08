package dev.fstore.sql.faults;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event, or a state, that can hold whatever JSON can.
 */
public record JsonPayload(
        @Nullable String text,
        @Nullable Anything anything,
        @Nullable Map<String, String> words,
        @Nullable BigDecimal number,
        double real) {

    /** JSON of any kind. */
    public sealed interface Anything {
        record Text(String text) implements Anything {}

        record Items(List<@Nullable Anything> items) implements Anything {}

        record Members(Map<String, @Nullable Anything> members) implements Anything {}
    }
}

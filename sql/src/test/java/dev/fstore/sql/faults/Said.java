package dev.fstore.sql.faults;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event, or a state, that can hold whatever JSON can. Numbers are equal here if they are as numbers: the store does not
 * keep how they were written, so that 1E+3 is 1000 and -0.0 is 0.0.
 */
public record Said(
        @Nullable String text,
        @Nullable Object anything,
        @Nullable Map<String, String> words,
        @Nullable BigDecimal number,
        double real) {

    public Said {
        number = number == null ? null : number.stripTrailingZeros();
        real = real + 0.0;
    }
}

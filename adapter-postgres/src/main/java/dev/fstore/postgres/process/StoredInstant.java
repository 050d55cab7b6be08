package dev.fstore.postgres.process;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An instant as the database stores it: rounded up to microseconds. */
record StoredInstant(Instant at) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+200000-01-01T00:00:00Z");

    /** Returns nothing for an instant that is too far in the future to be stored. */
    static Optional<StoredInstant> of(Instant at) {
        if (at.isAfter(LAST)) {
            return Optional.empty();
        }
        var earliest = at.isBefore(FIRST) ? FIRST : at;
        var micros = earliest.truncatedTo(ChronoUnit.MICROS);
        return Optional.of(new StoredInstant(micros.isBefore(earliest) ? micros.plus(1, ChronoUnit.MICROS) : micros));
    }

    String text() {
        var text = at.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }
}

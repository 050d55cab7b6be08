package dev.fstore.testkit;

import dev.fstore.domain.View;

/** What {@link Counted} adds up to; a repository of view states under test has to be able to store it. */
public record Counter(int total, String name) {

    /** Counts from 0, without a name at first. */
    public static View<Counter, Counted> view() {
        return View.of(new Counter(0, ""), Counter::after);
    }

    private Counter after(Counted event) {
        return switch (event) {
            case Counted.Incremented incremented -> new Counter(total + incremented.by(), name);
            case Counted.Renamed renamed -> new Counter(total, renamed.name());
        };
    }
}

package dev.fstore.testkit.contract;

import dev.fstore.domain.View;

/** The state that follows from {@link Counted} events. A repository of states under test must be able to store it. */
public record Counter(int total, String name) {

    /** Returns a view that counts from 0 and starts without a name. */
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

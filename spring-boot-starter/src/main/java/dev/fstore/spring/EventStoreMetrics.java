package dev.fstore.spring;

import dev.fstore.application.observe.EventStoreListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts and times appends, loads and commands. The tags have few values: never a stream, and never an id. */
record EventStoreMetrics(MeterRegistry registry) implements EventStoreListener {

    private static final String DECIDER = "decider";

    @Override
    public void appended(Appended appended) {
        registry.timer("fstore.append.duration", DECIDER, appended.decider(), "outcome", name(appended.outcome()))
                .record(appended.took());
        registry.counter("fstore.append.events", DECIDER, appended.decider()).increment(appended.events());
    }

    @Override
    public void loaded(Loaded loaded) {
        registry.timer("fstore.load.duration", DECIDER, loaded.decider()).record(loaded.took());
        registry.counter("fstore.load.events", DECIDER, loaded.decider()).increment(loaded.events());
    }

    @Override
    public void handled(Handled handled) {
        registry.timer("fstore.command.duration", "command", handled.command(), "outcome", name(handled.outcome()))
                .record(handled.took());
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}

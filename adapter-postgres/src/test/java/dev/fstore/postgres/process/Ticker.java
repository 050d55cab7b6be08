package dev.fstore.postgres.process;

import static dev.fstore.domain.ProcessManager.note;

import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ticks every ten seconds, so many times. */
record Ticker(int ticks) implements ProcessManager<Ticker.At, Ticker.State, Ticker.At, String> {

    static final Duration PERIOD = Duration.ofSeconds(10);

    /** The first result it hears, and the event it records: a time. */
    record At(Instant at) {}

    record State(Instant last, int ticks) {}

    @Override
    public State initialState() {
        return new State(Instant.MIN, -1);
    }

    @Override
    public State evolve(State state, At tick) {
        return new State(tick.at, state.ticks + 1);
    }

    @Override
    public Either<NoRejection, List<At>> decide(At at, State state) {
        return note(at);
    }

    @Override
    public List<String> pending(State state) {
        return List.of();
    }

    @Override
    public List<String> react(At tick, State state) {
        return List.of();
    }

    @Override
    public List<Deadline> deadlines(State state) {
        return state.ticks >= 0 && state.ticks < ticks
                ? List.of(new Deadline("tick", state.last.plus(PERIOD)))
                : List.of();
    }
}

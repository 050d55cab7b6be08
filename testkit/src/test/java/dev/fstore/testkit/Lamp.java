package dev.fstore.testkit;

import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import io.vavr.control.Either;
import java.util.List;

/** The domain of this module's tests. Water is what it was not built for. */
final class Lamp implements Decider<Lamp.Command, Lamp.Light, Lamp.Event, Lamp.Refusal> {

    sealed interface Command {}

    record SwitchOn(int level) implements Command {}

    record Dim(int level) implements Command {}

    record Flood() implements Command {}

    record Drain() implements Command {}

    sealed interface Event {}

    record SwitchedOn() implements Event {}

    record Dimmed(int level) implements Event {}

    record Flooded() implements Event {}

    record Refusal(String reason) {}

    record Light(boolean on, int level) {}

    /** Dims a lamp twice when it goes on, and does not know what to do about water. */
    static final Saga<Event, Command> COSY = event -> switch (event) {
        case SwitchedOn on -> List.of(new Dim(20), new Dim(10));
        case Dimmed dimmed -> List.of();
        case Flooded flooded -> throw new IllegalStateException("not cosy");
    };

    @Override
    public Light initialState() {
        return new Light(false, 0);
    }

    @Override
    public Light evolve(Light light, Event event) {
        return switch (event) {
            case SwitchedOn on -> new Light(true, light.level());
            case Dimmed dimmed -> new Light(light.on(), dimmed.level());
            case Flooded flooded -> throw new IllegalArgumentException("no light under water");
        };
    }

    @Override
    public Either<Refusal, List<Event>> decide(Command command, Light light) {
        return switch (command) {
            case SwitchOn on when light.on() -> Decider.reject(new Refusal("already on"));
            case SwitchOn on -> Decider.accept(new SwitchedOn(), new Dimmed(on.level()));
            case Dim dim when dim.level() == light.level() -> Decider.accept();
            case Dim dim -> Decider.accept(new Dimmed(dim.level()));
            case Flood flood -> Decider.accept(new Flooded());
            case Drain drain -> throw new IllegalStateException("no pump");
        };
    }
}

package dev.fstore.benchmarks.jmh;

import dev.fstore.domain.View;

/** Three families of events, and the state of each. */
sealed interface Wheel {

    /** The first part. */
    sealed interface Front extends Wheel {}

    record FrontTurned(int by) implements Front {}

    record FrontStopped() implements Front {}

    /** The second part. */
    sealed interface Rear extends Wheel {}

    record RearTurned(int by) implements Rear {}

    record RearStopped() implements Rear {}

    /** The third part. */
    sealed interface Spare extends Wheel {}

    record SpareTurned(int by) implements Spare {}

    record SpareStopped() implements Spare {}

    /** The position of a wheel. */
    record Angle(int degrees) {
        static final Angle START = new Angle(0);
    }

    View<Angle, Front> FRONT = View.of(Angle.START, (angle, event) -> switch (event) {
        case FrontTurned(int by) -> new Angle(angle.degrees + by);
        case FrontStopped stopped -> angle;
    });

    View<Angle, Rear> REAR = View.of(Angle.START, (angle, event) -> switch (event) {
        case RearTurned(int by) -> new Angle(angle.degrees + by);
        case RearStopped stopped -> angle;
    });

    View<Angle, Spare> SPARE = View.of(Angle.START, (angle, event) -> switch (event) {
        case SpareTurned(int by) -> new Angle(angle.degrees + by);
        case SpareStopped stopped -> angle;
    });
}

package dev.fstore.benchmarks.jmh;

import dev.fstore.benchmarks.jmh.Wheel.Angle;
import dev.fstore.benchmarks.jmh.Wheel.Front;
import dev.fstore.benchmarks.jmh.Wheel.FrontStopped;
import dev.fstore.benchmarks.jmh.Wheel.FrontTurned;
import dev.fstore.benchmarks.jmh.Wheel.Rear;
import dev.fstore.benchmarks.jmh.Wheel.RearStopped;
import dev.fstore.benchmarks.jmh.Wheel.RearTurned;
import dev.fstore.benchmarks.jmh.Wheel.Spare;
import dev.fstore.benchmarks.jmh.Wheel.SpareStopped;
import dev.fstore.benchmarks.jmh.Wheel.SpareTurned;
import dev.fstore.domain.CombinedState;
import dev.fstore.domain.View;
import io.vavr.Tuple2;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures folding 1,000 events of three families with a combination, compared with a hand-written switch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CombinationBenchmark.EVENTS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CombinationBenchmark {

    static final int EVENTS = 1_000;

    private record Bicycle(Angle front, Angle rear, Angle spare) {}

    private final View<CombinedState, Wheel> combined = View.combine(Wheel.class)
            .and(Front.class, Wheel.FRONT)
            .and(Rear.class, Wheel.REAR)
            .and(Spare.class, Wheel.SPARE)
            .view();

    private final View<Tuple2<Tuple2<Angle, Angle>, Angle>, Wheel> adapted = View.merge(
            View.merge(
                    View.<Angle, Wheel, Front>adapt(Wheel.FRONT, Front.class),
                    View.<Angle, Wheel, Rear>adapt(Wheel.REAR, Rear.class)),
            View.<Angle, Wheel, Spare>adapt(Wheel.SPARE, Spare.class));

    private final View<Angle, Wheel> one = View.adapt(Wheel.FRONT, Front.class);

    private final View<Bicycle, Wheel> written =
            View.of(new Bicycle(Angle.START, Angle.START, Angle.START), (bicycle, event) -> switch (event) {
                case FrontTurned(int by) ->
                    new Bicycle(new Angle(bicycle.front.degrees() + by), bicycle.rear, bicycle.spare);
                case RearTurned(int by) ->
                    new Bicycle(bicycle.front, new Angle(bicycle.rear.degrees() + by), bicycle.spare);
                case SpareTurned(int by) ->
                    new Bicycle(bicycle.front, bicycle.rear, new Angle(bicycle.spare.degrees() + by));
                case FrontStopped stopped -> bicycle;
                case RearStopped stopped -> bicycle;
                case SpareStopped stopped -> bicycle;
            });

    private final List<Wheel> events = new Random(1)
            .ints(EVENTS, 0, 6)
            .mapToObj(CombinationBenchmark::event)
            .toList();

    private final List<Wheel> foreign = Stream.concat(
                    new Random(1).ints(EVENTS, 2, 6).mapToObj(CombinationBenchmark::event), Stream.of())
            .toList();

    private static Wheel event(int kind) {
        return switch (kind) {
            case 0 -> new FrontTurned(kind);
            case 1 -> new FrontStopped();
            case 2 -> new RearTurned(kind);
            case 3 -> new RearStopped();
            case 4 -> new SpareTurned(kind);
            default -> new SpareStopped();
        };
    }

    /** The lower bound: a hand-written switch. */
    @Benchmark
    public Object switchByHand() {
        return written.fold(written.initialState(), events);
    }

    @Benchmark
    public Object combine() {
        return combined.fold(combined.initialState(), events);
    }

    @Benchmark
    public Object adaptAndMerge() {
        return adapted.fold(adapted.initialState(), events);
    }

    /** Events of other families pass through an adapted view, which must not allocate. */
    @Benchmark
    public Object adaptForeignOnly() {
        return one.fold(one.initialState(), foreign);
    }
}

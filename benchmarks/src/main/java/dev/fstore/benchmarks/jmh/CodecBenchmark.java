package dev.fstore.benchmarks.jmh;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fstore.postgres.codec.EventCodec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/** The cost of encoding and decoding an event, against Jackson alone on the same records. Run it with {@code -prof gc}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {

    /** Events as they are: a nested one, one of scalars, a small one. */
    public sealed interface Event {
        record Ordered(UUID id, String customer, List<Line> lines, Instant at, Method method, Optional<String> note)
                implements Event {}

        record Paid(UUID order, long cents, String currency, double rate) implements Event {}

        record Counted(int by) implements Event {}
    }

    public record Line(String article, int quantity, BigDecimal price) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    public sealed interface Method {
        record Card(String number) implements Method {}

        record Cash() implements Method {}
    }

    public enum Kind {
        ORDERED(new Event.Ordered(
                new UUID(7, 42),
                "customer 7",
                List.of(new Line("pizza", 2, new BigDecimal("9.50")), new Line("cola", 1, new BigDecimal("2.20"))),
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                new Method.Card("4242"),
                Optional.of("no onions"))),
        PAID(new Event.Paid(new UUID(7, 42), 2_120, "EUR", 1.0 / 3)),
        COUNTED(new Event.Counted(1));

        @SuppressWarnings("ImmutableEnumChecker") // its lists are immutable
        private final Event event;

        Kind(Event event) {
            this.event = event;
        }
    }

    @Param
    Kind kind = Kind.ORDERED;

    private final EventCodec<Event> codec = EventCodec.<Event>json().with("order", Event.class);
    private final JsonMapper mapper = JsonMapper.builder().build();

    @Benchmark
    public Object codec() {
        return codec.decode(codec.encode(kind.event));
    }

    /** The floor. */
    @Benchmark
    public Object jackson() {
        return mapper.readValue(mapper.writeValueAsString(kind.event), kind.event.getClass());
    }

    /** The cost that a process pays once for each family of events. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Object construction() {
        return EventCodec.<Event>json().with("order", Event.class);
    }
}

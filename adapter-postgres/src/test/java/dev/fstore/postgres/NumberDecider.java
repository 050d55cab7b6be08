package dev.fstore.postgres;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.codec.EventCodec;
import io.vavr.control.Either;
import java.util.List;
import org.jooq.DSLContext;

/**
 * One number per stream, whose every event holds the whole new number: what was decided on an outdated one is wrong from
 * then on. A command names those that follow from it, so that a test spells out a whole saga.
 */
public final class NumberDecider implements Decider<NumberDecider.Step, Long, NumberDecider.Changed, String> {

    public enum Operation {
        /** Of 0: looks at the number, and changes nothing. */
        ADD,
        MULTIPLY,
        /** Rejects if the number is another one, else changes nothing. */
        REQUIRE
    }

    public record Step(String number, Operation operation, long operand, List<Step> next) {}

    public record Changed(long value, List<Step> next) {}

    public static final Saga<Changed, Step> SAGA = Changed::next;

    public static final EventCodec<Changed> CODEC = EventCodec.<Changed>json().with("number", Changed.class);

    public static Step add(String number, long summand, Step... next) {
        return new Step(number, Operation.ADD, summand, List.of(next));
    }

    public static Step multiply(String number, long factor, Step... next) {
        return new Step(number, Operation.MULTIPLY, factor, List.of(next));
    }

    public static Step require(String number, long value) {
        return new Step(number, Operation.REQUIRE, value, List.of());
    }

    public static StreamId stream(String number) {
        return new StreamId("number", number);
    }

    public static PostgresEventRepository<Changed> in(DSLContext database) {
        return new PostgresEventRepository<>(database, CODEC);
    }

    public static EventSourcedAggregate<Step, Long, Changed, String> over(EventRepository<Changed> repository) {
        return new EventSourcedAggregate<>(new NumberDecider(), SAGA, step -> stream(step.number()), repository);
    }

    public static long value(String number, EventRepository<Changed> repository) {
        return repository.load(stream(number), new NumberDecider()).state();
    }

    @Override
    public Either<String, List<Changed>> decide(Step step, Long value) {
        return switch (step.operation) {
            case ADD -> step.operand == 0 ? accept() : accept(new Changed(value + step.operand, step.next));
            case MULTIPLY -> accept(new Changed(value * step.operand, step.next));
            case REQUIRE -> value == step.operand ? accept() : reject("not %s".formatted(step.operand));
        };
    }

    @Override
    public Long initialState() {
        return 0L;
    }

    @Override
    public Long evolve(Long value, Changed event) {
        return event.value;
    }
}

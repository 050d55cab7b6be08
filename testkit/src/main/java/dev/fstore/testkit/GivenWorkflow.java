package dev.fstore.testkit;

import dev.fstore.application.Failure;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The beginning of a sentence: a workflow and its commands so far. Immutable. */
public final class GivenWorkflow<C, S, E, R> {

    private final Workflow<C, S, E, R> workflow;
    private final List<C> commands;

    GivenWorkflow(Workflow<C, S, E, R> workflow, List<C> commands) {
        this.workflow = workflow;
        this.commands = commands;
    }

    /**
     * Lets the workflow handle the given commands and then this one, on streams of their own. The expectation judges
     * the result of this command, even if it is an exception.
     *
     * @throws org.opentest4j.AssertionFailedError if one of the given commands fails, or if the stored events differ
     *     from the decided ones, as with a codec that loses a field
     */
    public WorkflowExpectation<C, S, E, R> when(C command) {
        return expectation(command, run -> run.handle(command));
    }

    /**
     * Lets the workflow handle the given commands and then moves the time: its processes are told of every deadline that has
     * elapsed by then, the earliest of each instance first.
     *
     * @throws org.opentest4j.AssertionFailedError as {@link #when} does
     */
    public WorkflowExpectation<C, S, E, R> whenTimeIs(Instant now) {
        return expectation(now, run -> run.elapse(now));
    }

    private WorkflowExpectation<C, S, E, R> expectation(
            Object when, Function<WorkflowRun<C, S, E, R>, Try<WorkflowAnswer<C, S, E, R>>> step) {
        var scenario = new Scenario("the workflow", List.of()).with("given", commands);
        var run = new WorkflowRun<>(workflow);
        for (int i = 0; i < commands.size(); i++) {
            accepted(scenario, i, verified(scenario, run.handle(commands.get(i))));
        }
        var whole = scenario.with("when", List.of(when));
        return new WorkflowExpectation<>(whole, verified(whole, step.apply(run)));
    }

    private Try<Either<Failure<R>, WorkflowOutcome<C, S, E>>> verified(
            Scenario scenario, Try<WorkflowAnswer<C, S, E, R>> answer) {
        answer.forEach(given -> given.verify(scenario));
        return answer.map(WorkflowAnswer::outcome);
    }

    private void accepted(Scenario scenario, int place, Try<? extends Either<Failure<R>, ?>> outcome) {
        var refusal = outcome.fold(
                thrown -> Optional.of(Side.exception(thrown)),
                either -> either.swap().toJavaOptional().map(Side::failure));
        refusal.ifPresent(side -> {
            throw notAccepted(scenario, place, side);
        });
    }

    private AssertionError notAccepted(Scenario scenario, int place, Side actual) {
        var values = Stream.concat(commands.subList(0, place).stream(), actual.values().stream());
        return scenario.failure(new Side("accept what is given", commands), actual.with(values.toList()));
    }
}

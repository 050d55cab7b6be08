package dev.fstore.testkit;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Failure;
import dev.fstore.application.Recorded;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
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
        var scenario = new Scenario("the workflow", List.of()).with("given", commands);
        var streams = workflow.ownStreams();
        List<Recorded<E>> log = List.of();
        for (int i = 0; i < commands.size(); i++) {
            log = accepted(scenario, i, handle(scenario, commands.get(i), streams, log))
                    .log();
        }
        var whole = scenario.with("when", List.of(command));
        return new WorkflowExpectation<>(whole, handle(whole, command, streams, log));
    }

    private Try<Either<Failure<R>, WorkflowOutcome<C, S, E>>> handle(
            Scenario scenario, C command, EventRepository<E> streams, List<Recorded<E>> log) {
        var answer = workflow.handle(command, streams, log);
        answer.forEach(given -> given.verify(scenario));
        return answer.map(WorkflowAnswer::outcome);
    }

    private <T> T accepted(Scenario scenario, int place, Try<Either<Failure<R>, T>> outcome) {
        return outcome.fold(
                thrown -> {
                    throw notAccepted(scenario, place, Side.exception(thrown));
                },
                either -> either.getOrElseThrow(failure -> notAccepted(scenario, place, Side.failure(failure))));
    }

    private AssertionError notAccepted(Scenario scenario, int place, Side actual) {
        var values = Stream.concat(commands.subList(0, place).stream(), actual.values().stream());
        return scenario.failure(new Side("accept what is given", commands), actual.with(values.toList()));
    }
}

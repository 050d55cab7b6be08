package dev.fstore.testkit;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Failure;
import dev.fstore.application.Recorded;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
import java.util.stream.Stream;

/** A workflow and what it has handled, in a sentence that {@link GivenWhenThen#given} began. Immutable. */
public final class GivenWorkflow<C, S, E, R> {

    private final Workflow<C, S, E, R> workflow;
    private final List<C> commands;

    GivenWorkflow(Workflow<C, S, E, R> workflow, List<C> commands) {
        this.workflow = workflow;
        this.commands = commands;
    }

    /**
     * Has the workflow handle what is given, and then this command, on streams of their own. Whatever comes of the
     * command, an exception too, is for the expectation to judge.
     *
     * @throws org.opentest4j.AssertionFailedError if one of the given commands came to nothing; or if what is read back of
     *     any command is not what was decided, as with a codec that loses something
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

package dev.fstore.application.process;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Passes events of other streams to a process, in the transaction that also acknowledges them.
 *
 * @param <E> the process's own event
 * @param <F> the events that it hears
 */
public final class ProcessIntake<AR, E, F> implements EventHandler<F> {

    private final ProcessRunner<AR, ?, E, ?> runner;
    private final Function<? super Recorded<F>, ? extends List<ProcessInput<AR>>> route;
    private final ProcessInstances<E> instances;

    /** @param route maps an event to the instances it concerns, with a result for each; pure */
    public ProcessIntake(
            ProcessRunner<AR, ?, E, ?> runner,
            Function<? super Recorded<F>, ? extends List<ProcessInput<AR>>> route,
            ProcessInstances<E> instances) {
        this.runner = runner;
        this.route = route;
        this.instances = instances;
    }

    @Override
    public void handle(Recorded<F> event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Recorded<F>> events) {
        runner.tell(
                instances,
                events.stream().flatMap(event -> results(event).stream()).toList());
    }

    private List<ProcessResult<AR>> results(Recorded<F> event) {
        var results = new ArrayList<ProcessResult<AR>>();
        for (var input : route.apply(event)) {
            var id = event.deliveryId("%s/%s".formatted(runner.name(), results.size()));
            results.add(new ProcessResult<>(
                    input.instance(),
                    input.result(),
                    event.metadata().withCommandId(id).withCausationId(event.id())));
        }
        return results;
    }
}

package dev.fstore.testkit.process;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Recorded;
import dev.fstore.application.process.ActionHandler;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.application.process.ProcessStore;
import java.util.List;
import java.util.function.Function;

/**
 * A process manager that takes part in a workflow: it hears every event of the workflow, and what it asks for are
 * commands of the workflow. Immutable.
 *
 * @param <C> the commands of the workflow
 * @param <E> the events of the workflow
 * @param <R> the rejections of the workflow
 */
public final class WorkflowProcess<C, E, R> {

    private final String name;
    private final Function<CommandHandler<C, ?, E, R>, ProcessAtWork<E>> start;

    private WorkflowProcess(String name, Function<CommandHandler<C, ?, E, R>, ProcessAtWork<E>> start) {
        this.name = name;
        this.start = start;
    }

    /**
     * A process on a store of its own: in memory, or a database.
     *
     * @param route which instances an event concerns, and what it means to each of them
     * @param actions makes the handler of actions, given the one that handles the commands of the workflow
     * @param store keeps the instances; its clock is not asked, since the spec moves the time
     * @param streams where the process notes what it is told, in the same place as the store
     */
    public static <AR, S, N, A, C, E, R> WorkflowProcess<C, E, R> of(
            ProcessRunner<AR, S, N, A> runner,
            Function<? super Recorded<E>, ? extends List<ProcessInput<AR>>> route,
            Function<? super CommandHandler<C, ?, E, R>, ? extends ActionHandler<A, AR>> actions,
            ProcessStore<N> store,
            EventRepository<N> streams) {
        return new WorkflowProcess<>(
                runner.name(), handler -> new RunnerAtWork<>(runner, route, actions.apply(handler), store, streams));
    }

    /** The name of the process, as expectations call it. */
    public String name() {
        return name;
    }

    /** Instances of its own, which nobody else can know. */
    public ProcessAtWork<E> start(CommandHandler<C, ?, E, R> handler) {
        return start.apply(handler);
    }
}

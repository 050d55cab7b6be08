package dev.fstore.testkit;

import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import dev.fstore.testkit.process.WorkflowProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tests a decider, a saga and views together with {@link GivenWhenThen#given}: everything that follows from a command,
 * across all streams. Use it for behaviour that no single part can show; test the parts on their own.
 *
 * <pre>{@code
 * var shop = Workflow.of(Shop.decider(), Shop.saga(), ShopCommand::stream)
 *         .with("orders", View.adapt(new OrderView(), OrderEvent.class))
 *         .on(repository); // left out, or an InMemoryEventRepository, or a PostgresEventRepository
 *
 * given(shop, openRestaurant)
 *         .when(placeOrder)
 *         .then(orderAccepted, orderCreated)
 *         .thenCommands(createOrder)
 *         .thenState(createOrder.stream(), state -> state.of(Shop.ORDERS), created)
 *         .thenView("orders", createOrder.stream(), Optional.of(summary));
 * }</pre>
 *
 * <p>An {@link EventSourcedAggregate} handles the commands, in memory unless {@link #on} selects another repository.
 * Expectations are compared with the stored events, which are read back after every command. On a database, this
 * includes the codec and the SQL.
 *
 * <p>Immutable, and as thread-safe as its repository. One workflow can serve any number of tests.
 *
 * @param <C> command
 * @param <S> state
 * @param <E> event
 * @param <R> rejection
 */
public final class Workflow<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final Saga<? super E, ? extends C> saga;
    private final Function<? super C, StreamId> streamOf;
    private final EventRepository<E> repository;
    private final Map<String, View<?, ? super E>> views;
    private final List<WorkflowProcess<C, E, R>> processes;

    private Workflow(
            Decider<C, S, E, R> decider,
            Saga<? super E, ? extends C> saga,
            Function<? super C, StreamId> streamOf,
            EventRepository<E> repository,
            Map<String, View<?, ? super E>> views,
            List<WorkflowProcess<C, E, R>> processes) {
        this.decider = decider;
        this.saga = saga;
        this.streamOf = streamOf;
        this.repository = repository;
        this.views = Map.copyOf(views);
        this.processes = List.copyOf(processes);
    }

    /**
     * Creates a workflow in memory, without views.
     *
     * @param decider all participating deciders, combined
     * @param saga all participating sagas, merged; {@link Saga#none()} if there are none
     * @param streamOf names the stream of a command
     */
    public static <C, S, E, R> Workflow<C, S, E, R> of(
            Decider<C, S, E, R> decider, Saga<? super E, ? extends C> saga, Function<? super C, StreamId> streamOf) {
        return new Workflow<>(decider, saga, streamOf, new InMemoryEventRepository<>(), Map.of(), List.of());
    }

    /**
     * Returns a workflow with one more view, which sees all appended events.
     *
     * @param name the name of the view in expectations
     * @throws IllegalArgumentException if there is already a view of this name
     */
    public Workflow<C, S, E, R> with(String name, View<?, ? super E> view) {
        if (views.containsKey(name)) {
            throw new IllegalArgumentException("There is already a view \"%s\"".formatted(name));
        }
        var all = new HashMap<>(views);
        all.put(name, view);
        return new Workflow<>(decider, saga, streamOf, repository, all, processes);
    }

    /**
     * Returns a workflow on another repository, such as a database. Tests stay as they are. Every {@code when} gets
     * streams of its own, whose ids have a random suffix, so the repository needs no cleaning. To run a test class on
     * several repositories, pass the repository to its constructor and write one subclass for each.
     */
    public Workflow<C, S, E, R> on(EventRepository<E> repository) {
        return new Workflow<>(decider, saga, streamOf, repository, views, processes);
    }

    /** Returns a workflow in which one more process manager takes part. */
    public Workflow<C, S, E, R> running(WorkflowProcess<C, E, R> process) {
        var all = Stream.concat(processes.stream(), Stream.of(process)).toList();
        return new Workflow<>(decider, saga, streamOf, repository, views, all);
    }

    Decider<C, S, E, R> decider() {
        return decider;
    }

    Saga<? super E, ? extends C> saga() {
        return saga;
    }

    Function<? super C, StreamId> streamOf() {
        return streamOf;
    }

    EventRepository<E> repository() {
        return repository;
    }

    Map<String, View<?, ? super E>> views() {
        return views;
    }

    List<WorkflowProcess<C, E, R>> processes() {
        return processes;
    }
}

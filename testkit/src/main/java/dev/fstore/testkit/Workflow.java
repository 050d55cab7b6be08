package dev.fstore.testkit;

import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.domain.View;
import io.vavr.control.Try;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A decider, a saga and views that work together, to be tested as one with {@link GivenWhenThen#given}: what a command
 * leads to, across all streams. Use it for what no part can show alone; the parts have tests of their own.
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
 * <p>Commands are handled by an {@link EventSourcedAggregate}, in memory unless {@linkplain #on said otherwise}. Whatever is
 * expected is compared with what is stored, which is read back after every command: on a database, what codecs and SQL made
 * of it.
 *
 * <p>Immutable, and as safe for concurrent use as its repository; made once, it serves any number of tests.
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

    private Workflow(
            Decider<C, S, E, R> decider,
            Saga<? super E, ? extends C> saga,
            Function<? super C, StreamId> streamOf,
            EventRepository<E> repository,
            Map<String, View<?, ? super E>> views) {
        this.decider = decider;
        this.saga = saga;
        this.streamOf = streamOf;
        this.repository = repository;
        this.views = Map.copyOf(views);
    }

    /**
     * A workflow in memory, without views yet.
     *
     * @param decider all deciders that take part, combined
     * @param saga all sagas that take part, merged; {@link Saga#none()} if there is none
     * @param streamOf names the stream that a command is about
     */
    public static <C, S, E, R> Workflow<C, S, E, R> of(
            Decider<C, S, E, R> decider, Saga<? super E, ? extends C> saga, Function<? super C, StreamId> streamOf) {
        return new Workflow<>(decider, saga, streamOf, new InMemoryEventRepository<>(), Map.of());
    }

    /**
     * The same with one more view, which sees whatever is appended.
     *
     * @param name what an expectation calls the view
     * @throws IllegalArgumentException if there is a view of this name already
     */
    public Workflow<C, S, E, R> with(String name, View<?, ? super E> view) {
        if (views.containsKey(name)) {
            throw new IllegalArgumentException("There is a view \"%s\" already".formatted(name));
        }
        var all = new HashMap<>(views);
        all.put(name, view);
        return new Workflow<>(decider, saga, streamOf, repository, all);
    }

    /**
     * The same on another repository, such as a database: all else about a test stays as it is. Every {@code when} has
     * streams to itself, stored under ids with a random addition; so nothing has to be cleaned up, or empty at first.
     * To run a whole class of tests on both, hand it the repository: a subclass for each is a constructor and no more.
     */
    public Workflow<C, S, E, R> on(EventRepository<E> repository) {
        return new Workflow<>(decider, saga, streamOf, repository, views);
    }

    EventRepository<E> ownStreams() {
        return new OwnStreams<>(repository);
    }

    /** Handles a command on top of what was stored before, and reads back what is stored of it. */
    Try<WorkflowAnswer<C, S, E, R>> handle(C command, EventRepository<E> streams, List<Recorded<E>> before) {
        List<C> followUps = new ArrayList<>();
        var aggregate = new EventSourcedAggregate<>(decider, asking(followUps), streamOf, streams);
        var id = UUID.randomUUID();
        return Try.of(() -> {
            var answer = aggregate.handle(command, Metadata.empty().withCommandId(id));
            var stored = streams.eventsOf(id);
            return new WorkflowAnswer<>(
                    answer.map(accepted -> new WorkflowOutcome<>(followUps, before, stored, stateOf(streams), views)),
                    answer.fold(failure -> List.of(), Outcome::events),
                    stored);
        });
    }

    private Saga<E, C> asking(List<C> followUps) {
        return event -> {
            List<C> commands = List.copyOf(saga.react(event));
            followUps.addAll(commands);
            return commands;
        };
    }

    private Function<StreamId, S> stateOf(EventRepository<E> streams) {
        return stream -> streams.load(stream, decider).state();
    }
}

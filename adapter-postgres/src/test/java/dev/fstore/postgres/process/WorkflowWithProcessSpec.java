package dev.fstore.postgres.process;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;
import static dev.fstore.testkit.GivenWhenThen.given;

import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.process.ActionHandler;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.domain.Deadline;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.process.Checkout.Action;
import dev.fstore.postgres.process.Checkout.Ask;
import dev.fstore.postgres.process.Checkout.Step;
import dev.fstore.testkit.Workflow;
import dev.fstore.testkit.process.WorkflowProcess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A workflow with a process manager; a subclass says where it runs. */
abstract class WorkflowWithProcessSpec {

    static final String ORDERS = "workflow order";
    static final String CHECKOUT = "workflow checkout";

    sealed interface Command {
        record Place(String order, Instant payBy) implements Command {}

        record Pay(String order) implements Command {}

        record End(String order, Action how) implements Command {}
    }

    sealed interface Event {
        record Placed(Instant payBy) implements Event {}

        record Paid() implements Event {}

        record Ended(Action how) implements Event {}
    }

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Decider<Command, Boolean, Event, String> ORDER = Decider.of(
            false,
            (command, hasEnded) -> switch (command) {
                case Command.Place place -> accept(new Event.Placed(place.payBy()));
                case Command.Pay pay -> hasEnded ? reject("too late") : accept(new Event.Paid());
                case Command.End end -> hasEnded ? reject("ended") : accept(new Event.Ended(end.how()));
            },
            (hasEnded, event) -> hasEnded || event instanceof Event.Ended);

    private final Workflow<Command, Boolean, Event, String> shop;

    /** Where orders and the notes of the process are kept. */
    record Places(EventRepository<Event> orders, ProcessStore<Step> store, EventRepository<Step> streams) {}

    WorkflowWithProcessSpec(Places places) {
        var runner = new ProcessRunner<>(
                CHECKOUT, new Checkout(), deadline -> new Checkout.Elapsed(deadline.name(), deadline.at()));
        shop = Workflow.<Command, Boolean, Event, String>of(
                        ORDER, Saga.none(), command -> new StreamId(ORDERS, idOf(command)))
                .on(places.orders)
                .running(WorkflowProcess.of(
                        runner,
                        event -> List.of(new ProcessInput<Checkout.Result>(
                                event.stream().id(),
                                switch (event.event()) {
                                    case Event.Placed(var payBy) ->
                                        new Checkout.Placed(event.stream().id(), payBy);
                                    case Event.Paid paid -> new Checkout.Paid();
                                    case Event.Ended ended -> new Checkout.Settled();
                                })),
                        handler -> {
                            var ends = ActionHandler.<Command, String, Checkout.Result>commands(
                                    handler, refused -> Optional.of(new Checkout.Refused()));
                            return (Ask ask, Metadata metadata) ->
                                    ends.handle(new Command.End(ask.order(), ask.action()), metadata);
                        },
                        places.store,
                        places.streams));
    }

    private static String idOf(Command command) {
        return switch (command) {
            case Command.Place place -> place.order();
            case Command.Pay pay -> pay.order();
            case Command.End end -> end.order();
        };
    }

    @Test
    void a_process_waits_for_what_an_event_of_the_workflow_says() {
        given(shop)
                .when(new Command.Place("a", NOON))
                .then(new Event.Placed(NOON))
                .thenDeadlines(CHECKOUT, "a", new Deadline("payment", NOON))
                .thenPending(CHECKOUT, "a")
                .thenDeadlines(CHECKOUT, "b");
    }

    @Test
    void a_command_that_a_process_asks_for_is_part_of_what_follows() {
        given(shop, new Command.Place("a", NOON))
                .when(new Command.Pay("a"))
                .then(new Event.Paid(), new Event.Ended(Action.SHIP))
                .thenCommands(new Command.End("a", Action.SHIP))
                .thenDeadlines(CHECKOUT, "a");
    }

    @Test
    void the_time_is_moved_by_the_spec() {
        given(shop, new Command.Place("a", NOON), new Command.Place("b", NOON.plusSeconds(1)))
                .whenTimeIs(NOON)
                .then(new Event.Ended(Action.CANCEL))
                .thenCommands(new Command.End("a", Action.CANCEL))
                .thenDeadlines(CHECKOUT, "b", new Deadline("payment", NOON.plusSeconds(1)));
        given(shop, new Command.Place("a", NOON))
                .whenTimeIs(NOON.minusNanos(1_000))
                .thenNothing();
    }

    @Test
    void a_rejected_command_is_told_to_no_process() {
        given(shop, new Command.End("a", Action.CANCEL))
                .when(new Command.Pay("a"))
                .thenRejected("too late");
    }
}

package dev.fstore.postgres.process;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.process.ActionHandler;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.process.Checkout.Action;
import dev.fstore.postgres.process.Checkout.Ask;
import dev.fstore.postgres.process.Checkout.Result;
import dev.fstore.postgres.process.Checkout.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Orders, payments and what became of them, each in streams of its own, and the checkout that connects them. A name of its own
 * keeps one shop from another in the same database.
 */
final class Shop {

    sealed interface Fact {}

    record OrderPlaced(Instant payBy) implements Fact {}

    record PaymentReceived() implements Fact {}

    /** The end of an order. */
    record Outcome(Action action) {}

    final String name;
    final EventCodec<Object> codec;
    final EventCodec<Step> steps;
    final ProcessRunner<Result, Checkout.State, Step, Ask> runner;

    Shop() {
        this("shop " + UUID.randomUUID().toString().substring(0, 8));
    }

    Shop(String name) {
        this.name = name;
        codec = EventCodec.json()
                .with(name + " order", OrderPlaced.class)
                .with(name + " payment", PaymentReceived.class)
                .with(name + " outcome", Outcome.class);
        steps = EventCodec.<Step>json().with(name, Step.class);
        runner = new ProcessRunner<>(
                name, new Checkout(), deadline -> new Checkout.Elapsed(deadline.name(), deadline.at()));
    }

    PostgresEventRepository<Object> repository(DSLContext database) {
        return new PostgresEventRepository<>(database, codec);
    }

    HostedProcess<Result, Checkout.State, Step, Ask> process(DSLContext database) {
        return process(outcomes(repository(database)));
    }

    HostedProcess<Result, Checkout.State, Step, Ask> process(ActionHandler<Ask, Result> actions) {
        return HostedProcess.of(runner, steps, actions)
                .hearing(
                        "shop",
                        codec,
                        event -> List.of(new ProcessInput<>(
                                event.stream().id(),
                                switch (event.event()) {
                                    case OrderPlaced(var payBy) ->
                                        new Checkout.Placed(event.stream().id(), payBy);
                                    case PaymentReceived() -> new Checkout.Paid();
                                    case Outcome outcome -> new Checkout.Settled();
                                    default ->
                                        throw new IllegalArgumentException("No event of the shop: " + event.event());
                                })));
    }

    /** Appends the outcome behind what is there, so that what is doubled shows. */
    ActionHandler<Ask, Result> outcomes(PostgresEventRepository<Object> repository) {
        return (ask, metadata) -> {
            append(repository, stream("outcome", ask.order()), new Outcome(ask.action()), metadata);
            return Optional.empty();
        };
    }

    void place(PostgresEventRepository<Object> repository, String order, Instant payBy) {
        append(repository, stream("order", order), new OrderPlaced(payBy), Metadata.empty());
    }

    void pay(PostgresEventRepository<Object> repository, String order) {
        append(repository, stream("payment", order), new PaymentReceived(), Metadata.empty());
    }

    StreamId stream(String kind, String order) {
        return new StreamId(name + " " + kind, order);
    }

    private static void append(
            PostgresEventRepository<Object> repository, StreamId stream, Object event, Metadata metadata) {
        var identified = metadata.identified();
        while (true) {
            var version = repository
                    .load(stream, View.<Integer, Object>of(0, (n, any) -> n + 1))
                    .version();
            var appended = repository.append(List.of(new Append<>(stream, version, List.of(event), false)), identified);
            if (appended.isRight()) {
                return;
            }
        }
    }
}

package dev.fstore.postgres.subscription.fault;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Retrying;
import dev.fstore.application.handler.SagaManager;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import dev.fstore.postgres.subscription.Subscriber;
import java.util.UUID;
import org.jooq.DSLContext;

/** Where a consumer has its effects, relative to the transaction of its acknowledgement. */
enum ConsumerKind {
    /** Writes effects in the transaction of the acknowledgement. */
    WITHIN {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            return Subscriber.transactional(view, NumberDecider.CODEC, new SummingHandler(view)::on);
        }
    },

    /** Writes effects at once, on other connections. */
    BESIDE {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            return Subscriber.transactional(
                    view, NumberDecider.CODEC, transaction -> new SummingHandler(view).on(database));
        }
    },

    /** Sends commands, which are stored at once under the ids that the saga manager derives. */
    SENDING {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            var numbers = numbers(database);
            return Subscriber.atLeastOnce(
                    view,
                    NumberDecider.CODEC,
                    new SagaManager<>(view, NumberDecider.SAGA, (step, metadata) -> send(numbers, step, metadata)));
        }
    },

    /** Sends commands under new ids. */
    SENDING_WITHOUT_IDS {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            var numbers = numbers(database);
            return Subscriber.atLeastOnce(
                    view,
                    NumberDecider.CODEC,
                    new SagaManager<>(
                            view,
                            NumberDecider.SAGA,
                            (step, metadata) -> send(numbers, step, metadata.withCommandId(UUID.randomUUID()))));
        }
    };

    abstract Subscriber<Changed> subscriber(DSLContext database, String view);

    /** Handles a step without the steps that follow from it, which are left to the consumer. */
    static CommandHandler<Step, Long, Changed, String> numbers(DSLContext database) {
        var numbers = new EventSourcedAggregate<>(
                new NumberDecider(),
                Saga.none(),
                step -> NumberDecider.stream(step.number()),
                NumberDecider.in(database));
        return new Retrying<>(numbers, 10);
    }

    static void send(CommandHandler<Step, Long, Changed, String> numbers, Step step, Metadata metadata) {
        numbers.handle(step, metadata)
                .getOrElseThrow(failure -> new IllegalStateException("%s: %s".formatted(step, failure)));
    }
}

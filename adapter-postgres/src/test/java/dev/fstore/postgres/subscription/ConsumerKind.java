package dev.fstore.postgres.subscription;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Retrying;
import dev.fstore.application.SagaManager;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.Numbers;
import dev.fstore.postgres.Numbers.Changed;
import dev.fstore.postgres.Numbers.Step;
import java.util.UUID;
import org.jooq.DSLContext;

/** Where a consumer has its effects, relative to the transaction of its acknowledgement. */
enum ConsumerKind {
    /** Writes effects in the transaction of the acknowledgement. */
    WITHIN {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            return Subscriber.transactional(view, Numbers.CODEC, new SummingHandler(view)::on);
        }
    },

    /** Writes effects at once, on other connections. */
    BESIDE {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            return Subscriber.transactional(view, Numbers.CODEC, transaction -> new SummingHandler(view).on(database));
        }
    },

    /** Sends commands, which are stored at once under the ids that the saga manager derives. */
    SENDING {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            var numbers = numbers(database);
            return Subscriber.atLeastOnce(
                    view,
                    Numbers.CODEC,
                    new SagaManager<>(view, Numbers.SAGA, (step, metadata) -> send(numbers, step, metadata)));
        }
    },

    /** Sends commands under new ids. */
    SENDING_WITHOUT_IDS {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            var numbers = numbers(database);
            return Subscriber.atLeastOnce(
                    view,
                    Numbers.CODEC,
                    new SagaManager<>(
                            view,
                            Numbers.SAGA,
                            (step, metadata) -> send(numbers, step, metadata.withCommandId(UUID.randomUUID()))));
        }
    };

    abstract Subscriber<Changed> subscriber(DSLContext database, String view);

    /** Handles a step without the steps that follow from it, which are left to the consumer. */
    static CommandHandler<Step, Long, Changed, String> numbers(DSLContext database) {
        var numbers = new EventSourcedAggregate<>(
                new Numbers(), Saga.none(), step -> Numbers.stream(step.number()), Numbers.in(database));
        return new Retrying<>(numbers, 10);
    }

    static void send(CommandHandler<Step, Long, Changed, String> numbers, Step step, Metadata metadata) {
        numbers.handle(step, metadata)
                .getOrElseThrow(failure -> new IllegalStateException("%s: %s".formatted(step, failure)));
    }
}

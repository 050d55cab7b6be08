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

/** What a consumer does with events, and how that hangs together with its progress. */
enum Consuming {
    /** Writes effects in the transaction of the acknowledgement. */
    WITHIN {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            return Subscriber.transactional(view, Numbers.CODEC, new Summing(view)::on);
        }
    },

    /** Writes them at once, on other connections. */
    BESIDE {
        @Override
        Subscriber<Changed> subscriber(DSLContext database, String view) {
            return Subscriber.transactional(view, Numbers.CODEC, transaction -> new Summing(view).on(database));
        }
    },

    /** Sends commands, which are stored at once, under the ids that the saga manager gives them. */
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

    /** The same, under new ids. */
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

    /** They store what a step does, and nothing of what follows from it: that is left to a consumer. */
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

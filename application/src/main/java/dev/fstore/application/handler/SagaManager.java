package dev.fstore.application.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.domain.Saga;
import java.util.UUID;

/**
 * Lets a saga react to stored events, and publishes its actions. A redelivered event leads to the same actions with the
 * same command ids, so the receiver can recognize them. As thread-safe as its publisher.
 */
public final class SagaManager<E, A> implements EventHandler<E> {

    private final String name;
    private final Saga<? super E, ? extends A> saga;
    private final ActionPublisher<? super A> publisher;

    /**
     * @param name distinguishes the actions of this saga from those of others that react to the same event; never
     *     change it
     */
    public SagaManager(String name, Saga<? super E, ? extends A> saga, ActionPublisher<? super A> publisher) {
        this.name = name;
        this.saga = saga;
        this.publisher = publisher;
    }

    @Override
    public void handle(Recorded<E> event) {
        int place = 0;
        for (A action : saga.react(event.event())) {
            publisher.publish(action, metadata(event, place++));
        }
    }

    private Metadata metadata(Recorded<E> event, int place) {
        String part = event.part() == 0 ? "" : "/part " + event.part(); // the first is named as if it were the only one
        var commandId = UUID.nameUUIDFromBytes(
                "%s/%s%s/%s".formatted(name, event.id(), part, place).getBytes(UTF_8));
        return event.metadata().withCommandId(commandId).withCausationId(event.id());
    }
}

package dev.fstore.postgres;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.ViewStateRepository;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.subscription.Subscriber;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * States of a view in PostgreSQL, as JSON in the table {@code view_states}: a read model without a table of your own. To
 * query by more than the key, use SQL on {@code state}, perhaps with an index there, or write a {@link ViewStateRepository}
 * for a table as you like it. Thread-safe if the {@link DSLContext} is.
 *
 * @param <S> state
 * @param <E> event
 */
public final class PostgresViewStates<S, E> {

    private final DSLContext database;
    private final ViewStateCalls calls;
    private final String view;
    private final Function<? super Recorded<E>, String> keyOf;
    private final StateCodec<S> codec;

    /**
     * @param view tells these states from those of other views: the name of the view that keeps them, and if it keeps several
     *     kinds, that name with "/" and more. A handler of another view is refused when it saves
     * @param keyOf names the state that an event belongs to, as in {@code event -> event.stream().id()}
     */
    public PostgresViewStates(
            DSLContext database, String view, Function<? super Recorded<E>, String> keyOf, StateCodec<S> codec) {
        this.database = database;
        this.calls = ViewStateCalls.of(database);
        this.view = view;
        this.keyOf = keyOf;
        this.codec = codec;
    }

    /** The state with this key, if there is one yet: for queries. */
    public Optional<S> find(String key) {
        return Optional.ofNullable(within(database).load(Set.of(key)).get(key));
    }

    /**
     * The states as a view sees them in one transaction, such as that of a {@link Subscriber#transactional subscriber}. A state
     * that somebody else has saved since it was loaded is a {@link org.jooq.exception.DataChangedException} when it
     * is saved, and then nothing is: no update is lost. Not thread-safe.
     */
    public ViewStateRepository<String, S, E> within(DSLContext transaction) {
        return new LoadedStates<>(new Sessions(transaction), calls, view, keyOf, codec);
    }
}

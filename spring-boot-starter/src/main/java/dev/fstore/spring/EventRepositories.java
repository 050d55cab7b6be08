package dev.fstore.spring;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.CallerTransactions;
import dev.fstore.application.EventRepository;
import dev.fstore.application.observe.ObservedEventRepository;
import dev.fstore.application.observe.QueuedListener;
import dev.fstore.postgres.CachedEventRepository;
import dev.fstore.postgres.GroupCommitRepository;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import java.util.List;
import org.jooq.DSLContext;

/** Makes a repository for each codec. What it appends wakes the subscriptions of all processes. */
record EventRepositories(
        DSLContext database,
        FstoreProperties.Repositories settings,
        CallerTransactions transactions,
        FstoreSubscriptions subscriptions,
        List<QueuedListener> listeners) {

    /** Called by the bean definitions that {@link EventRepositoryRegistrar} makes. */
    public <E> EventRepository<E> repository(EventCodec<E> codec) {
        var stored = new PostgresEventRepository<>(database, codec);
        EventRepository<E> appending =
                settings.appendGroups() == 0 ? stored : new GroupCommitRepository<>(stored, settings.appendGroups());
        EventRepository<E> cached = settings.cachedStreams() == 0
                ? appending
                : new CachedEventRepository<>(appending, settings.cachedStreams()).in(transactions);
        EventRepository<E> observed = cached;
        for (var listener : listeners) {
            observed = new ObservedEventRepository<>(observed, listener);
        }
        return new AnnouncingEventRepository<>(observed, recorded -> subscriptions.announce()).in(transactions);
    }
}

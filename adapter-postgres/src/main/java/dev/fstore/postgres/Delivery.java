package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.ACK_EVENTS;
import static dev.fstore.postgres.jooq.Tables.SCHEDULE_NACK_EVENT;
import static dev.fstore.postgres.jooq.Tables.STREAM_EVENTS;

import dev.fstore.application.EventHandler;
import dev.fstore.application.StreamId;
import dev.fstore.postgres.jooq.tables.records.EventsRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From leased streams to acknowledged effects, for one view. */
record Delivery<E>(DSLContext database, String view, EventRows<E> rows, Function<DSLContext, EventHandler<E>> handler) {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final int STREAMS = 100;
    private static final int EVENTS_PER_STREAM = 20;
    private static final long RETRY_AFTER_MILLIS = 1_000;

    /** Delivers what waits, at most a batch of it. Returns whether there was anything. */
    boolean deliverNext() {
        var streams = database.fetch(STREAM_EVENTS(view, STREAMS, null, EVENTS_PER_STREAM)).stream()
                .collect(Collectors.groupingBy(Delivery::streamOf, LinkedHashMap::new, Collectors.toList()))
                .values();
        if (!streams.isEmpty()) {
            deliver(streams);
        }
        return !streams.isEmpty();
    }

    /** All in one transaction; if that fails, each stream in its own, so that only the failing one stays behind. */
    private void deliver(Collection<List<EventsRecord>> streams) {
        try {
            database.transaction(transaction -> {
                var handler = this.handler.apply(transaction.dsl());
                streams.stream().flatMap(List::stream).map(rows::toRecorded).forEach(handler::handle);
                acknowledge(
                        transaction.dsl(), streams.stream().map(List::getLast).toList());
            });
        } catch (RuntimeException e) {
            if (streams.size() > 1) {
                streams.forEach(events -> deliver(List.of(events)));
            } else {
                streams.forEach(events -> giveBack(events.getFirst(), e));
            }
        }
    }

    private void acknowledge(DSLContext transaction, List<EventsRecord> last) {
        transaction.fetch(ACK_EVENTS(
                view,
                last.stream().map(EventsRecord::getDecider).toArray(String[]::new),
                last.stream().map(EventsRecord::getDeciderId).toArray(String[]::new),
                last.stream().map(EventsRecord::getOffset).toArray(Long[]::new)));
    }

    private void giveBack(EventsRecord event, RuntimeException cause) {
        if (cause instanceof DataAccessException error && SqlErrors.isLeaseLost(error)) {
            LOG.info("{}: stream {} went to another instance; nothing was done twice", this, streamOf(event));
            return;
        }
        LOG.warn("{}: stream {} failed, its events come again", this, streamOf(event), cause);
        database.fetch(SCHEDULE_NACK_EVENT(view, event.getDeciderId(), RETRY_AFTER_MILLIS, event.getDecider()));
    }

    private static StreamId streamOf(EventsRecord event) {
        return new StreamId(event.getDecider(), event.getDeciderId());
    }

    @Override
    public String toString() {
        return "view " + view;
    }
}

package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.ACK_EVENTS;
import static dev.fstore.postgres.jooq.Tables.PARK_STREAM;
import static dev.fstore.postgres.jooq.Tables.RENEW_LEASE;
import static dev.fstore.postgres.jooq.Tables.SCHEDULE_NACK_EVENT;
import static dev.fstore.postgres.jooq.Tables.STREAM_EVENTS;

import dev.fstore.application.EventHandler;
import dev.fstore.application.StreamId;
import dev.fstore.application.TransientFaultException;
import dev.fstore.postgres.FailurePolicy.Decision;
import dev.fstore.postgres.FailurePolicy.Failed;
import dev.fstore.postgres.jooq.tables.records.EventsRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From leased streams to acknowledged effects, for one view. */
record Delivery<E>(
        DSLContext database,
        String view,
        EventRows<E> rows,
        Function<DSLContext, EventHandler<E>> handler,
        FailurePolicy policy) {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final int STREAMS = 100;
    private static final int EVENTS_PER_STREAM = 20;

    /** Delivers what waits, at most a batch of it. Returns whether there was anything. */
    boolean deliverNext() {
        var lease = UUID.randomUUID();
        var streams = database.fetch(STREAM_EVENTS(view, STREAMS, null, EVENTS_PER_STREAM, lease)).stream()
                .collect(Collectors.groupingBy(Delivery::streamOf, LinkedHashMap::new, Collectors.toList()))
                .values();
        if (!streams.isEmpty()) {
            deliver(streams, lease);
        }
        return !streams.isEmpty();
    }

    /**
     * All in one transaction; if that fails, each stream in its own, and a stream that fails event by event: so that
     * only the failing event, and what comes after it in its stream, stays behind. Returns whether nothing failed.
     */
    private boolean deliver(Collection<List<EventsRecord>> streams, UUID lease) {
        try {
            database.transaction(transaction -> {
                var handler = this.handler.apply(transaction.dsl());
                streams.stream().flatMap(List::stream).map(rows::toRecorded).forEach(handler::handle);
                acknowledge(transaction.dsl(), streams, lease);
            });
            return true;
        } catch (Throwable e) { // an Error of a handler is a failure of its stream like any other
            var events = streams.iterator().next();
            if (streams.size() > 1) {
                streams.forEach(stream -> deliver(List.of(stream), lease));
            } else if (events.size() > 1) {
                for (var event : events) {
                    if (!deliver(List.of(List.of(event)), lease)) {
                        break;
                    }
                }
            } else {
                giveBack(events.getFirst(), lease, e);
            }
            return false;
        }
    }

    private void acknowledge(DSLContext transaction, Collection<List<EventsRecord>> streams, UUID lease) {
        var first = streams.stream().map(List::getFirst).toList();
        transaction.fetch(ACK_EVENTS(
                view,
                first.stream().map(EventsRecord::getDecider).toArray(String[]::new),
                first.stream().map(EventsRecord::getDeciderId).toArray(String[]::new),
                streams.stream().map(events -> events.getLast().getOffset()).toArray(Long[]::new),
                lease));
    }

    /** If even that fails, the stream comes again when its lease ends; the other streams must not wait for it. */
    private void giveBack(EventsRecord event, UUID lease, Throwable cause) {
        try {
            if (cause instanceof DataAccessException error && SqlErrors.isLeaseLost(error)) {
                LOG.info("{}: stream {} went to another instance; nothing was done twice", this, streamOf(event));
            } else {
                giveBack(
                        event,
                        lease,
                        new Failed(view, streamOf(event), attempts(event, lease), isTransient(cause), cause));
            }
        } catch (DataAccessException e) {
            LOG.warn("{}: stream {} failed and is not given back", this, streamOf(event), e);
        }
    }

    /** Also says whether the lease is still ours. */
    private int attempts(EventsRecord event, UUID lease) {
        var held = RENEW_LEASE(view, event.getDeciderId(), null, event.getDecider(), lease);
        return database.select(held.ATTEMPTS).from(held).fetchSingle().value1();
    }

    private void giveBack(EventsRecord event, UUID lease, Failed failed) {
        switch (policy.decide(failed)) {
            case Decision.Retry(var after) -> {
                LOG.warn("{}: {}, next attempt in {}", this, failed, after, failed.cause());
                database.fetch(
                        SCHEDULE_NACK_EVENT(view, event.getDeciderId(), after.toMillis(), event.getDecider(), lease));
            }
            case Decision.Park() -> {
                LOG.error("{}: {}, parked", this, failed, failed.cause());
                var parked = PARK_STREAM(view, event.getDeciderId(), text(failed.cause()), event.getDecider(), lease);
                database.select(parked.VIEW).from(parked).execute(); // its time is infinity, which jOOQ cannot read
            }
        }
    }

    private static boolean isTransient(Throwable cause) {
        return cause instanceof TransientFaultException
                || (cause instanceof DataAccessException error && SqlErrors.isTransient(error));
    }

    /** For whoever looks at parked streams. PostgreSQL has no NUL in texts. */
    private static String text(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString().replace('\0', ' ');
    }

    private static StreamId streamOf(EventsRecord event) {
        return new StreamId(event.getDecider(), event.getDeciderId());
    }

    @Override
    public String toString() {
        return "view " + view;
    }
}

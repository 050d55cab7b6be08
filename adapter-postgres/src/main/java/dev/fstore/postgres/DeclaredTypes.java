package dev.fstore.postgres;

import static dev.fstore.postgres.jooq.Tables.DECIDERS;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.Sessions;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** The event types that the store knows: every stored event is of one of them. */
record DeclaredTypes(Set<EventType> types) {

    static DeclaredTypes of(DSLContext database) {
        return new DeclaredTypes(new Sessions(database)
                .query(own -> own.selectFrom(DECIDERS)
                        .fetchSet(row -> new EventType(row.getDecider(), row.getEvent(), row.getEventVersion()))));
    }

    /** The same, if the codec can read all that its deciders have declared. */
    DeclaredTypes requireReadable(EventCodec<?> codec) {
        var deciders = codec.types().stream().map(EventType::decider).collect(toSet());
        var unknown = types.stream()
                .filter(type -> deciders.contains(type.decider()) && !codec.reads(type))
                .sorted(comparing(EventType::decider)
                        .thenComparing(EventType::name)
                        .thenComparingLong(EventType::version))
                .toList();
        if (!unknown.isEmpty()) {
            throw new UnknownTypesException(unknown, codec.types(), missing(codec));
        }
        return this;
    }

    /** Event types that the codec writes and the store does not know yet. */
    List<EventType> missing(EventCodec<?> codec) {
        return codec.types().stream().filter(type -> !types.contains(type)).toList();
    }
}

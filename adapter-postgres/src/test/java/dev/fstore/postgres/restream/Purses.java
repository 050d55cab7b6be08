package dev.fstore.postgres.restream;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.restream.Restream.Moved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Purses, each with a stream of its own, whose events are to become events of their owner. Purse a1 is owner a's first. */
record Purses(String suffix, EventCodec<Purses.Event> codec) {

    sealed interface Event {}

    sealed interface PurseEvent extends Event {}

    record Spent(int cents) implements PurseEvent {}

    record PurseClosed() implements PurseEvent {}

    record Paid(int cents) implements Event {}

    static final View<List<Event>, Event> ALL = View.of(List.of(), (all, next) -> {
        var more = new ArrayList<>(all);
        more.add(next);
        return more;
    });

    private static final String OWNER = "owner_";

    static Purses random() {
        String suffix = UUID.randomUUID().toString().replace("-", "");
        return new Purses(
                suffix,
                EventCodec.<Event>json()
                        .with("purse_" + suffix, PurseEvent.class)
                        .with(OWNER + suffix, Paid.class));
    }

    static boolean isOfOwner(EventType type) {
        return type.decider().startsWith(OWNER);
    }

    /** Of a view or a migration of this test alone. */
    String name(String name) {
        return name + "_" + suffix;
    }

    String decider() {
        return "purse_" + suffix;
    }

    StreamId purse(String id) {
        return new StreamId(decider(), id);
    }

    StreamId owner(String id) {
        return new StreamId(OWNER + suffix, id);
    }

    void fill(EventRepository<Event> events, String purse, int... cents) {
        append(events, purse, Metadata.empty(), cents);
    }

    List<Recorded<Event>> append(EventRepository<Event> events, String purse, Metadata metadata, int... cents) {
        return append(
                events,
                purse(purse),
                metadata,
                Arrays.stream(cents).<Event>mapToObj(Spent::new).toList());
    }

    void pay(EventRepository<Event> events, String owner, int cents) {
        append(events, owner(owner), Metadata.empty(), List.of(new Paid(cents)));
    }

    private static List<Recorded<Event>> append(
            EventRepository<Event> events, StreamId stream, Metadata metadata, List<Event> news) {
        var expected = events.load(stream, ALL).version();
        return events.append(List.of(new Append<>(stream, expected, news, false)), metadata)
                .get();
    }

    Optional<Moved<Event>> move(Recorded<Event> event) {
        return event.event() instanceof Spent(int cents)
                ? Optional.of(new Moved<>(owner(event.stream().id().substring(0, 1)), new Paid(cents)))
                : Optional.empty();
    }

    Restream<Event> restream() {
        return restream(Set.of(), Duration.ZERO);
    }

    Restream<Event> restream(Set<String> views, Duration patience) {
        return new Restream<>(
                name("purses to owners"), decider(), this::move, stream -> new PurseClosed(), views, patience);
    }
}

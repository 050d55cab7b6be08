package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.History;
import dev.fstore.postgres.codec.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Nodes of old and new code that run one view beside each other, in an order that follows from the seed. */
final class Deployment {

    sealed interface Old {
        record Counted(int by) implements Old {}
    }

    sealed interface New {
        record Counted(int by, String unit) implements New {}

        record Renamed(String name) implements New {}
    }

    private static final int STEPS = 25;
    private static final int STREAMS = 4;

    /** Of a node that is stopped so fast that it gives nothing back: shorter than the others are waited for. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final DSLContext database;
    private final long seed;
    private final SplittableRandom random;
    private final String name = "d" + UUID.randomUUID().toString().replace("-", "");
    private final EventCodec<New> newer = EventCodec.<New>json()
            .with(History.<New>of(name, New.class)
                    .named(New.Counted.class, "Counted", 2)
                    .upcast("Counted", 1, json -> json.put("unit", "pieces")));
    private final EventCodec<Old> older;
    private final boolean isFiltered;
    private final List<Subscription> oldNodes = new ArrayList<>();
    private final List<Subscription> newNodes = new ArrayList<>();
    private final long[] versions = new long[STREAMS];

    /** @param asOld makes the codec of old nodes */
    Deployment(DSLContext database, long seed, UnaryOperator<EventCodec<Old>> asOld) {
        this.database = database;
        this.seed = seed;
        random = new SplittableRandom(seed);
        isFiltered = random.nextBoolean();
        older = asOld.apply(EventCodec.<Old>json().with(name, Old.class));
        database.execute("CREATE TABLE %s (seen bigint GENERATED ALWAYS AS IDENTITY, stream text, version bigint)"
                .formatted(name));
    }

    /** Starts, stops and appends; in the end a new node runs. */
    void run() {
        if (isFiltered) {
            Subscription.register(database, subscriber(newer)); // or what it reads would rightly be passed over
        }
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(6)) {
                case 0 -> oldNodes.add(Subscription.start(database, oldSubscriber()));
                case 1 -> newNodes.add(Subscription.start(database, subscriber(newer)));
                case 2 -> stop(random.nextBoolean() ? oldNodes : newNodes);
                case 3 -> appendOld();
                default -> appendNew();
            }
        }
        newNodes.add(Subscription.start(database, subscriber(newer)));
    }

    private void stop(List<Subscription> nodes) {
        if (!nodes.isEmpty()) {
            nodes.removeFirst().close();
        }
    }

    void stopAll() {
        oldNodes.forEach(Subscription::close);
        newNodes.forEach(Subscription::close);
    }

    private Subscriber<Old> oldSubscriber() {
        return isFiltered ? subscriber(older).reading(type -> type.name().equals("Counted")) : subscriber(older);
    }

    private <E> Subscriber<E> subscriber(EventCodec<E> codec) {
        return Subscriber.transactional(
                        name,
                        codec,
                        transaction -> event -> transaction.execute(
                                "INSERT INTO %s (stream, version) VALUES (?, ?)".formatted(name),
                                event.stream().id(),
                                event.version()))
                .failing(failed -> new FailurePolicy.Decision.Park())
                .leasing(LEASE)
                .stoppingWithin(random.nextBoolean() ? Duration.ofSeconds(5) : Duration.ofMillis(1));
    }

    private void appendOld() {
        var repository = PostgresEventRepository.besideNewerNodes(database, older);
        try {
            append(repository, List.of(new Old.Counted(1), new Old.Counted(2)));
        } catch (UnreadableEventException e) {
            assertThat(e.type().decider()).isEqualTo(name); // an old node cannot decide about such a stream
        }
    }

    private void appendNew() {
        New event = random.nextBoolean() ? new New.Counted(1, "pieces") : new New.Renamed("sheep");
        append(new PostgresEventRepository<>(database, newer), List.of(event, new New.Renamed("goat")));
    }

    private <E> void append(EventRepository<E> repository, List<E> events) {
        int number = random.nextInt(STREAMS);
        var stream = new StreamId(name, name + "/" + number);
        Versioned<Integer> known = repository.load(stream, View.of(0, (count, event) -> count + 1));
        assertThat(repository
                        .append(List.of(new Append<>(stream, known.version(), events, false)), Metadata.empty())
                        .isRight())
                .isTrue();
        versions[number] += events.size();
    }

    /** Waits until everything is handled: each event once, each stream in its order. */
    void awaitAll() {
        await("-Dfstore.seed=" + seed)
                .until(() -> handled() >= LongStream.of(versions).sum());
        for (int number = 0; number < STREAMS; number++) {
            assertThat(database.fetchValues(
                            "SELECT version FROM %s WHERE stream = ? ORDER BY seen".formatted(name),
                            name + "/" + number))
                    .as("stream %s", number)
                    .isEqualTo(
                            LongStream.rangeClosed(1, versions[number]).boxed().toList());
        }
    }

    long handled() {
        return database.fetchCount(DSL.table(name));
    }

    List<ParkedStreams.ParkedStream> parked() {
        return new ParkedStreams(database, name).list();
    }
}

package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.Save;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.postgres.CachedEventRepository;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.postgres.codec.generated.Compiled;
import dev.fstore.postgres.codec.generated.RandomValues;
import dev.fstore.postgres.codec.generated.Same;
import dev.fstore.postgres.codec.generated.TypeSource;
import dev.fstore.postgres.subscription.Rebuild;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a codec accepts comes back equal, by whichever way it is read. {@code -Dfstore.seed=7} begins at another seed. */
@ExtendWith(PostgresExtension.class)
class GeneratedValuesTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int TYPES = Reliability.HEAVY ? 500 : 60;
    private static final int VALUES = Reliability.HEAVY ? 10_000 : 600;
    private static final int PER_STREAM = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DECIDER = "generated";

    private static final View<List<Object>, Object> ALL = View.of(List.of(), (all, next) -> {
        var more = new ArrayList<>(all);
        more.add(next);
        return more;
    });

    private final DSLContext database;
    private final Map<StreamId, List<Object>> values = new ConcurrentHashMap<>();

    GeneratedValuesTest(TestDatabase database) {
        this.database = Databases.pooled(database);
    }

    @Test
    void a_value_of_any_supported_type_comes_back_equal_from_repository_cache_snapshot_view_and_rebuild(
            @TempDir Path folder) throws Exception {
        var loader = Compiled.compile(new TypeSource(SEED).events(TYPES), folder);
        var family = (Class<?>) loader.loadClass(TypeSource.FAMILY);
        generate(family);
        var codec = EventCodec.json().with(DECIDER, family);
        var repository = new PostgresEventRepository<>(database, codec);
        var cached = new CachedEventRepository<>(repository, 1_000);
        values.forEach((stream, events) -> append(cached, stream, events));

        values.forEach((stream, events) -> {
            assertSame(stream, events, repository.load(stream, ALL).state());
            assertSame(stream, events, cached.load(stream, ALL).state());
        });
        snapshots(family);
        views(codec);
        Reliability.record(
                "values of generated types",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d types from seed %s, read by repository, cache, snapshot, view and rebuild: 0 differ",
                        VALUES,
                        TYPES,
                        SEED),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    private void generate(Class<?> family) {
        var random = new RandomValues(SEED);
        for (int i = 0; i < VALUES / PER_STREAM; i++) {
            values.put(
                    new StreamId(DECIDER, "s" + i),
                    IntStream.range(0, PER_STREAM)
                            .mapToObj(n -> random.of(family))
                            .toList());
        }
    }

    private static void append(CachedEventRepository<Object> events, StreamId stream, List<Object> happened) {
        assertThat(events.append(List.of(new Append<>(stream, Version.NONE, happened, false)), Metadata.empty()))
                .isNotEmpty();
    }

    private static void assertSame(StreamId stream, List<Object> written, List<Object> read) {
        assertThat(Same.same(written, read))
                .as("-Dfstore.seed=%s, %s: written %s, read %s", SEED, stream, written, read)
                .isTrue();
    }

    @SuppressWarnings("unchecked") // values of the family
    private void snapshots(Class<?> family) {
        var codec = StateCodec.snapshots(StateCodec.json((Class<Object>) family));
        var snapshots = new PostgresStateRepository<>(database, codec);
        values.forEach((stream, events) -> IntStream.range(0, events.size()).forEach(i -> {
            var name = new StreamId("snapshot", stream.id() + "/" + i);
            var kept = new Versioned<>(events.get(i), new Version(i + 1L, Optional.empty()));
            assertThat(snapshots.save(List.of(new Save<>(name, Version.NONE, kept, false)), Metadata.empty()))
                    .isNotEmpty();
            var read = snapshots.load(name, kept).state();
            assertThat(read.version()).isEqualTo(kept.version());
            assertSame(name, List.of(kept.state()), List.of(read.state()));
        }));
    }

    /** By a view, and by the view that replaces it. */
    private void views(EventCodec<Object> codec) {
        var old = new Seen();
        var next = new Seen();
        try (var subscription = Subscription.start(database, subscriber("old", codec, old))) {
            subscription.wake();
            await().until(() -> old.size() == VALUES);
            try (var rebuild = Rebuild.start(database, subscriber("next", codec, next), "old")) {
                assertThat(rebuild.takeOver(transaction -> {}, PATIENCE)).isTrue();
            }
        }
        assertThat(next.size()).isEqualTo(VALUES);
        values.forEach((stream, events) -> {
            assertSame(stream, events, old.of(stream));
            assertSame(stream, events, next.of(stream));
        });
    }

    private static Subscriber<Object> subscriber(String view, EventCodec<Object> codec, Seen seen) {
        return Subscriber.transactional(view, codec, transaction -> seen::add);
    }

    /** Each event at its place, however often it comes. */
    private static final class Seen {

        private final Map<StreamId, Map<Long, Object>> events = new ConcurrentHashMap<>();

        void add(Recorded<Object> event) {
            events.computeIfAbsent(event.stream(), stream -> new ConcurrentSkipListMap<>())
                    .put(event.version(), event.event());
        }

        int size() {
            return events.values().stream().mapToInt(Map::size).sum();
        }

        List<Object> of(StreamId stream) {
            return List.copyOf(events.getOrDefault(stream, Map.of()).values());
        }
    }
}

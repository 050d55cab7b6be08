package dev.fstore.postgres.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fstore.application.Append;
import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.postgres.GroupCommitRepository;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arguments that no store can take: each is an {@link IllegalArgumentException} that says which one, and why. */
@ExtendWith(PostgresExtension.class)
@NullUnmarked
class RefusedArgumentsTest {

    private static final StreamId STREAM = NumberDecider.stream("1");
    private static final Step ADD = NumberDecider.add("1", 1);
    private static final String TOO_LARGE = "x".repeat(1 << 20);

    private final DSLContext database;
    private final PostgresEventRepository<Changed> repository;
    private final PostgresStateRepository<Counter> states;
    private final EventSourcedAggregate<Step, Long, Changed, String> numbers;

    RefusedArgumentsTest(TestDatabase server) {
        database = Databases.pooled(server);
        repository = NumberDecider.in(database);
        states = new PostgresStateRepository<>(database, StateCodec.json(Counter.class));
        numbers = NumberDecider.over(repository);
    }

    private static void assertRefused(String why, ThrowingCallable call) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(call)
                .withMessageContaining(why);
    }

    @Test
    void null_is_named() {
        assertRefused("command must not be null", () -> numbers.handle(null, Metadata.empty()));
        assertRefused("Pass Metadata.empty()", () -> numbers.handle(ADD, null));
        assertRefused("command id", () -> Metadata.empty().withCommandId(null));
        assertRefused("value note", () -> Metadata.empty().withValues(note(null)));
        assertRefused("decider", () -> new StreamId(null, "1"));
        assertRefused("events", () -> new Append<Changed>(STREAM, Version.NONE, null, false));
        assertRefused(
                "events", () -> new Append<>(STREAM, Version.NONE, Arrays.asList((@Nullable Changed) null), false));
        assertRefused("appends", () -> repository.append(Arrays.asList((Append<Changed>) null), Metadata.empty()));
        assertRefused("saves", () -> states.save(Arrays.asList((Save<Counter>) null), Metadata.empty()));
        assertRefused("state", () -> new Save<Counter>(STREAM, Version.NONE, null, false));
        assertRefused("view", () -> Subscriber.atLeastOnce(null, NumberDecider.CODEC, event -> {}));
        assertRefused("handler", () -> Subscriber.atLeastOnce("v", NumberDecider.CODEC, null));
        assertRefused("handler", () -> Subscriber.transactional("v", NumberDecider.CODEC, null));
        assertRefused("DSLContext", () -> NumberDecider.in(null));
    }

    private static Map<String, String> note(String value) {
        var values = new HashMap<String, String>();
        values.put("note", value);
        return values;
    }

    @Test
    void a_null_command_of_a_saga_is_named_by_the_stream_that_caused_it() {
        var faulty = new EventSourcedAggregate<>(
                new NumberDecider(), event -> Arrays.asList((Step) null), step -> STREAM, repository);
        assertRefused("number/1", () -> faulty.handle(ADD, Metadata.empty()));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // as code does that casts
    void an_event_of_another_type_is_named() {
        var append = new Append<Object>(STREAM, Version.NONE, List.of("text"), false);
        assertRefused(
                "java.lang.String", () -> ((EventRepository) repository).append(List.of(append), Metadata.empty()));
    }

    @Test
    void a_name_that_is_too_long_is_shown_with_the_limit() {
        var name = "n".repeat(600);
        assertRefused("1 to 512 bytes", () -> numbers.handle(NumberDecider.add(name, 1), Metadata.empty()));
        assertRefused(
                "1 to 512 bytes",
                () -> numbers.handle(NumberDecider.add("1", 1, NumberDecider.add(name, 1)), Metadata.empty()));
        var save = new Save<>(new StreamId("counter", name), Version.NONE, new Counter(1, ""), false);
        assertRefused("1 to 512 bytes", () -> states.save(List.of(save), Metadata.empty()));
        assertRefused(
                "view",
                () -> Subscription.register(database, Subscriber.atLeastOnce(name, NumberDecider.CODEC, event -> {})));
    }

    @Test
    void an_event_over_one_mebibyte_is_named_with_its_stream() {
        var small = new Changed(1, List.of());
        var large = new Changed(1, List.of(NumberDecider.require(TOO_LARGE, 0)));
        var other = new Append<>(NumberDecider.stream("2"), Version.NONE, List.of(small), false);
        var oversized = new Append<>(STREAM, Version.NONE, List.of(small, large), false);
        var single = new Append<>(STREAM, Version.NONE, List.of(large), false);
        for (var appends : List.of(List.of(single), List.of(oversized), List.of(other, oversized))) {
            for (var each : List.of(repository, new GroupCommitRepository<>(repository, 1))) {
                assertRefused(
                        "Event Changed of stream number/1 is too large: data and metadata must be at most 1048576 bytes",
                        () -> each.append(appends, Metadata.empty()));
            }
        }
        assertThat(Stream.of("1", "2").map(number -> NumberDecider.value(number, repository)))
                .containsOnly(0L);
    }

    @Test
    void a_state_or_metadata_over_one_mebibyte_is_refused() {
        var save = new Save<>(new StreamId("counter", "1"), Version.NONE, new Counter(1, TOO_LARGE), false);
        assertRefused("at most 1048576 bytes", () -> states.save(List.of(save), Metadata.empty()));
        assertRefused(
                "at most 1048576 bytes",
                () -> numbers.handle(ADD, Metadata.empty().withValues(note(TOO_LARGE))));
    }
}

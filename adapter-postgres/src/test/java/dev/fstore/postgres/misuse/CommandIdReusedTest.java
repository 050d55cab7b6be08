package dev.fstore.postgres.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Failure.CommandIdReused;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.postgres.CachedEventRepository;
import dev.fstore.postgres.GroupCommitRepository;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command id is used for another command. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CommandIdReusedTest {

    private final DSLContext database;
    private final String number = UUID.randomUUID().toString();
    private final Metadata metadata = Metadata.empty().withCommandId(UUID.randomUUID());

    CommandIdReusedTest(TestDatabase server) {
        this.database = Databases.pooled(server);
    }

    Stream<Named<EventRepository<Changed>>> repositories() {
        var stored = NumberDecider.in(database);
        return Stream.of(
                Named.of("in memory", new InMemoryEventRepository<>()),
                Named.of("on PostgreSQL", stored),
                Named.of("cached", new CachedEventRepository<>(stored, 10)),
                Named.of("in groups", new GroupCommitRepository<>(stored, 1)));
    }

    private static EventSourcedAggregate<Step, Long, Changed, String> comparing(EventRepository<Changed> repository) {
        return NumberDecider.over(repository).comparingCommands(Step::toString);
    }

    private Step add(long summand) {
        return NumberDecider.add(number, summand);
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void another_command_under_a_used_id_fails_and_both_digests_are_shown(EventRepository<Changed> repository) {
        var numbers = comparing(repository);
        var id = metadata.withCommandId(UUID.randomUUID());
        long before = NumberDecider.value(number, repository);
        var first = numbers.handle(add(1), id).get().events().getFirst();
        for (var other : List.of(
                add(2),
                add(0), // decides nothing
                NumberDecider.require(number, -1), // is rejected
                NumberDecider.add(number, 1, NumberDecider.add(number + "'", 1)),
                NumberDecider.add(number + "'", 1))) {
            assertThat(numbers.handle(other, id).getLeft())
                    .isEqualTo(new CommandIdReused<>(
                            id.commandId().orElseThrow(),
                            digest(first.metadata()),
                            digest(Metadata.empty().withDigestOf(other.toString()))));
        }
        assertThat(NumberDecider.value(number, repository)).isEqualTo(before + 1);
    }

    private static String digest(Metadata metadata) {
        return metadata.digest().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void the_same_command_gets_the_events_of_the_first_time(EventRepository<Changed> repository) {
        var numbers = comparing(repository);
        var id = metadata.withCommandId(UUID.randomUUID());
        var first = numbers.handle(add(1), id).get().events();
        numbers.handle(add(1), Metadata.empty()).get();

        assertThat(numbers.handle(add(1), id).get().events())
                .extracting(Recorded::id)
                .isEqualTo(first.stream().map(Recorded::id).toList());
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void a_digest_of_the_caller_is_kept(EventRepository<Changed> repository) {
        var id = metadata.withCommandId(UUID.randomUUID());
        var request = id.withDigestOf("POST /numbers {}");
        var numbers = comparing(repository);
        numbers.handle(add(1), request).get();

        assertThat(numbers.handle(add(2), request).isRight()).isTrue(); // the caller says that it is the same
        assertThat(numbers.handle(add(1), id.withDigestOf("DELETE /numbers")).getLeft())
                .isInstanceOf(CommandIdReused.class);
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void without_a_digest_nothing_is_kept_and_nothing_compared(EventRepository<Changed> repository) {
        var id = metadata.withCommandId(UUID.randomUUID());
        var numbers = NumberDecider.over(repository);
        var first = numbers.handle(add(1), id).get().events().getFirst();

        assertThat(first.metadata().values()).isEmpty();
        assertThat(numbers.handle(add(2), id).get().events()).hasSize(1);
    }
}

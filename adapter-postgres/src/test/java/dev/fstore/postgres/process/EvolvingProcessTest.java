package dev.fstore.postgres.process;

import static dev.fstore.domain.ProcessManager.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Metadata;
import dev.fstore.application.process.ProcessClock;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.domain.Deadline;
import dev.fstore.domain.NoRejection;
import dev.fstore.domain.ProcessManager;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.History;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes whose own events are older than the code, or newer. */
@ExtendWith(PostgresExtension.class)
class EvolvingProcessTest {

    /** What it noted, as the code knows it today. */
    sealed interface Step {
        record Named(String name) implements Step {}

        record Due(Instant at) implements Step {}
    }

    /** Step {@code Begun}, as it was once: both at the same time. */
    record BegunV1(String name, Instant at) {}

    /** What it was told to say so far, and until when it waits. */
    record State(List<String> names, Optional<Instant> due) {}

    /** Asks for everything it has noted, after each step. */
    private static final class Echo implements ProcessManager<Step, State, Step, String> {

        @Override
        public State initialState() {
            return new State(List.of(), Optional.empty());
        }

        @Override
        public State evolve(State state, Step step) {
            return switch (step) {
                case Step.Named(var name) ->
                    new State(
                            Stream.concat(state.names.stream(), Stream.of(name)).toList(), Optional.empty());
                case Step.Due(var at) -> new State(state.names, Optional.of(at));
            };
        }

        @Override
        public Either<NoRejection, List<Step>> decide(Step step, State state) {
            return note(step);
        }

        @Override
        public List<String> pending(State state) {
            return List.of(String.join(" ", state.names));
        }

        @Override
        public List<String> react(Step step, State state) {
            return pending(state);
        }

        @Override
        public List<Deadline> deadlines(State state) {
            return state.due.map(at -> new Deadline("due", at)).stream().toList();
        }
    }

    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    private final String name = "echo " + UUID.randomUUID();
    private final DSLContext database;
    private final EventCodec<Step> codec = EventCodec.<Step>json()
            .with(History.of(name, Step.class)
                    .split("Begun", 1, BegunV1.class, old -> List.of(new Step.Named(old.name), new Step.Due(old.at)))
                    .dropped("Greeted", 1, "never asked for anything"));
    private final ProcessRunner<Step, State, Step, String> runner =
            new ProcessRunner<>(name, new Echo(), deadline -> new Step.Named("elapsed"));

    EvolvingProcessTest(TestDatabase testDatabase) {
        this.database = Databases.pooled(testDatabase);
        new PostgresEventRepository<>(database, codec);
    }

    @Test
    void an_event_of_its_own_that_is_read_as_several_is_reacted_to_part_by_part() {
        declare("Greeted");
        declare("Begun");
        store("Greeted", "a", "{}");
        store("Begun", "a", "{\"name\": \"one\", \"at\": \"2126-01-01T00:00:00Z\"}");
        store("Named", "a", "{\"name\": \"two\"}");
        var asked = new ConcurrentLinkedQueue<String>();
        var ids = new ConcurrentLinkedQueue<UUID>();

        try (var host = ProcessHost.start(database, HostedProcess.of(runner, codec, (String ask, Metadata metadata) -> {
            asked.add(ask);
            ids.add(metadata.commandId().orElseThrow());
            return Optional.empty();
        }))) {
            await().until(() -> asked.size() >= 3);
        }
        assertThat(asked).containsExactly("one", "one", "one two");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void an_instance_that_cannot_be_read_is_listed_and_stops_no_other() {
        begin("good", "broken", "newer");
        store("Named", "broken", "{\"name\": [\"Lovelace\"]}");
        declare("Sung");
        store("Sung", "newer", "{}");
        var clock = new ProcessClock<>(runner, new PostgresProcessStore<>(database, name, codec));

        assertThat(clock.fireDue()).isEqualTo(3);
        assertThat(clock.fireDue()).isZero();

        assertThat(eventsOf("good")).contains("Named");
        assertThat(report().list(10))
                .filteredOn(each -> each.error().isPresent())
                .extracting(ProcessInstancesReport.Instance::instance)
                .containsExactlyInAnyOrder("broken", "newer");
        assertThat(errorOf("broken")).contains("$.name", "expected").doesNotContain("Lovelace");
        assertThat(errorOf("newer")).contains("Sung");
    }

    @Test
    void an_instance_that_stays_unreadable_is_parked_and_one_of_newer_code_is_not() {
        begin("broken", "newer");
        store("Named", "broken", "{\"name\": [\"Lovelace\"]}");
        declare("Sung");
        store("Sung", "newer", "{}");
        var clock = new ProcessClock<>(runner, new PostgresProcessStore<>(database, name, codec));
        for (int attempt = 0; attempt < 12; attempt++) {
            database.execute("UPDATE process_instances SET look_at = now() WHERE process = ?", name);
            clock.fireDue();
        }

        assertThat(report().lateness().parked()).isEqualTo(1);
        assertThat(report().list(10))
                .filteredOn(each -> each.lookAt().isEmpty())
                .extracting(ProcessInstancesReport.Instance::instance)
                .containsExactly("broken");
    }

    @Test
    void rows_of_all_others_are_made_anew_beside_one_that_cannot_be_read() {
        begin("good", "broken");
        store("Named", "broken", "{\"name\": [\"Lovelace\"]}");
        database.fetch("SELECT forget_instances(?)", name);

        assertThat(new PostgresProcessStore<>(database, name, codec).refold(runner))
                .isEqualTo(2);

        assertThat(report().list(10))
                .extracting(ProcessInstancesReport.Instance::instance)
                .containsExactly("broken", "good");
        assertThat(errorOf("broken")).contains("$.name");
    }

    private void begin(String... instances) {
        new PostgresProcessStore<>(database, name, codec).transaction(all -> {
            runner.tell(
                    all,
                    Stream.of(instances)
                            .map(each -> new ProcessResult<Step>(
                                    each, new Step.Due(PAST), Metadata.empty().withCommandId(UUID.randomUUID())))
                            .toList());
            return instances;
        });
    }

    private void declare(String event) {
        database.fetch("SELECT register_decider_event(?, ?, '', 1)", name, event);
    }

    /** Appends an event as other code has stored it. */
    private void store(String event, String instance, String data) {
        database.fetch(
                "SELECT append_event(?, gen_random_uuid(), ?, ?, ?::jsonb, gen_random_uuid(), (SELECT event_id FROM get_last_event(?, ?)))",
                event,
                name,
                instance,
                data,
                instance,
                name);
    }

    private ProcessInstancesReport report() {
        return new ProcessInstancesReport(database, name);
    }

    private String errorOf(String instance) {
        return report().list(10).stream()
                .filter(each -> each.instance().equals(instance))
                .findFirst()
                .flatMap(ProcessInstancesReport.Instance::error)
                .orElseThrow();
    }

    private List<String> eventsOf(String instance) {
        return database.fetch("SELECT event FROM events WHERE decider = ? AND decider_id = ?", name, instance)
                .into(String.class);
    }
}

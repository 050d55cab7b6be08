package dev.fstore.postgres.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.sql.Reliability;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each fault strikes an application that appends, handles commands, and feeds a view, a view in one order, a saga and a rebuild,
 * all at the same time. A quick run has two of the faults; a heavy run has all, three times, and writes them down.
 */
class FaultMatrixTest {

    private static final List<Fault> FAULTS = Reliability.HEAVY
            ? List.of(Fault.values())
            : List.of(Fault.CONNECTIONS_CUT, Fault.OUT_OF_MEMORY_IN_HANDLERS);
    private static final List<Work> ALL = List.of(Work.values());
    private static final List<Work> READING =
            ALL.stream().filter(work -> !work.isWriting()).toList();
    private static final int ROUNDS = Reliability.HEAVY ? 3 : 1;
    private static final Duration LENGTH = Reliability.HEAVY ? Duration.ofSeconds(3) : Duration.ofMillis(500);

    /** After the end of a fault, everything that was stored until then has had its effects. */
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(60);

    private static final String LOST = """
            SELECT count(*) FROM events e WHERE "offset" <= ?
               AND NOT EXISTS (SELECT FROM effects f WHERE f.work = ? AND f.event_id = e.event_id)""";
    private static final String DOUBLED = "SELECT count(*) - count(DISTINCT event_id) FROM effects WHERE work = ?";

    @Test
    void no_fault_loses_or_doubles_anything_and_all_works_recover() throws Exception {
        try (var application = new Application(true)) {
            for (var fault : FAULTS) {
                var longest = new EnumMap<Work, Long>(Work.class);
                for (int round = 0; round < ROUNDS; round++) {
                    awaitProgress(application);
                    application.strike(fault, LENGTH);
                    recovery(application, ALL).forEach((work, millis) -> longest.merge(work, millis, Math::max));
                    assertNothingDoubled(application, fault);
                }
                record(application, fault, longest);
            }
            application.stopWriting();
            recovery(application, READING);
            assertAllStored(application);
        }
    }

    /** All writers write. */
    private static void awaitProgress(Application application) {
        for (var work : Work.values()) {
            if (work.isWriting()) {
                int before = application.acknowledged(work);
                await().atMost(RECOVERED_WITHIN).until(() -> application.acknowledged(work) > before + 5);
            }
        }
    }

    /** How long each work takes until it is where it would have been without the fault, in milliseconds. */
    private static Map<Work, Long> recovery(Application application, List<Work> works) throws SQLException {
        long since = System.nanoTime();
        long end = application.count("SELECT coalesce(max(\"offset\"), 0) FROM events");
        var before = Arrays.stream(Work.values())
                .filter(Work::isWriting)
                .collect(Collectors.toMap(work -> work, application::acknowledged));
        var recovered = new EnumMap<Work, Long>(Work.class);
        await().atMost(RECOVERED_WITHIN).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            for (var work : works) {
                boolean has = work.isWriting()
                        ? application.acknowledged(work) > before.get(work)
                        : application.count(LOST, end, work.name()) == 0;
                if (has) {
                    recovered.putIfAbsent(work, (System.nanoTime() - since) / 1_000_000);
                }
            }
            assertThat(recovered).as("works that have recovered").containsOnlyKeys(works);
        });
        return recovered;
    }

    private static void assertNothingDoubled(Application application, Fault fault) throws SQLException {
        for (var work : Work.values()) {
            if (!work.isWriting() && !work.isRepeated()) {
                assertThat(application.count(DOUBLED, work.name()))
                        .as("%s: doubled by %s", fault, work)
                        .isZero();
            }
        }
        assertThat(application.count("SELECT count(*) - count(DISTINCT command_id) FROM events"))
                .as("%s: commands stored twice", fault)
                .isZero();
    }

    private static void assertAllStored(Application application) throws SQLException {
        for (var work : Work.values()) {
            for (int number = 0; work.isWriting() && number <= application.acknowledged(work); number++) {
                assertThat(application.count(
                                "SELECT count(*) FROM events WHERE command_id = ?",
                                WorksProgram.commandId(work, number)))
                        .as("%s %s", work, number)
                        .isEqualTo(1);
            }
        }
    }

    private static void record(Application application, Fault fault, Map<Work, Long> longest) throws Exception {
        var cells = new ArrayList<String>();
        longest.forEach(
                (work, millis) -> cells.add("%s %s.%s s".formatted(readable(work), millis / 1000, millis / 100 % 10)));
        Reliability.record(
                "fault matrix, " + readable(fault),
                "%s times under %s events; 0 lost, 0 doubled, recovered after at most: %s"
                        .formatted(ROUNDS, application.count("SELECT count(*) FROM events"), String.join(", ", cells)),
                application.version());
    }

    private static String readable(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Test
    @EnabledIfSystemProperty(named = "fstore.heavy", matches = "true")
    void control_a_view_whose_effects_are_beside_the_transaction_doubles_some() throws Exception {
        try (var application = new Application(false)) {
            awaitProgress(application);
            long doubled = 0;
            for (int attempt = 0; doubled == 0 && attempt < 20; attempt++) {
                application.strike(Fault.CONNECTIONS_CUT, LENGTH);
                recovery(application, ALL);
                doubled = application.count(DOUBLED, Work.VIEW.name());
            }
            assertThat(doubled).isPositive();
            Reliability.record(
                    "fault matrix, control",
                    "effects of a view beside its transaction, connections cut: %s doubled".formatted(doubled),
                    application.version());
        }
    }
}

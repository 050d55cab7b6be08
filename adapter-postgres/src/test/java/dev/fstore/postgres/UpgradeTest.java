package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.sql.Verdict;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Installing again, as every new version of the library does, among producers and consumers that do not stop. */
@ExtendWith(PostgresExtension.class)
class UpgradeTest {

    private static final int UPGRADES = 20;

    private final TestDatabase database;

    UpgradeTest(TestDatabase database) throws SQLException {
        this.database = database;
        Databases.forHistories(database);
    }

    @Test
    void flyway_replaces_every_function_while_everybody_works() throws Exception {
        EventStoreSchema.install(database.dataSource());
        assertNothingIsLostDuring("flyway", traffic -> {
            try (var session = Session.open(database)) {
                session.query("UPDATE fstore_schema_history SET checksum = 0 WHERE version IS NULL");
            }
            EventStoreSchema.install(database.dataSource());
        });
    }

    @Test
    void the_script_replaces_every_function_while_everybody_works() throws Exception {
        String script = SqlFiles.installer();
        assertNothingIsLostDuring("script", traffic -> {
            try (var session = Session.open(database)) {
                traffic.transaction(session, () -> session.query(script));
            }
        });
    }

    private void assertNothingIsLostDuring(String name, ProducersAndConsumers.Disturbance upgrade) throws Exception {
        var traffic = ProducersAndConsumers.to(database, "view of " + name);
        traffic.during(busy -> {
            for (int i = 0; i < UPGRADES; i++) {
                upgrade.run(busy);
            }
        });

        EventStoreSchema.verify(database.dataSource());
        assertThat(traffic.appended()).hasPositiveValue();
        assertThat(traffic.retried()).as("deadlocks").hasValue(0);
        try (var session = Session.open(database)) {
            assertThat(session.query(
                            "SELECT e::text FROM events e WHERE starts_with(e.decider_id, ?) AND NOT EXISTS"
                                    + " (SELECT FROM effects f WHERE f.event_id = e.event_id AND f.view = ?)",
                            traffic.view(),
                            traffic.view()))
                    .as("lost")
                    .isEmpty();
            assertThat(Verdict.of(
                            session,
                            traffic.view(),
                            traffic.view(),
                            traffic.appended().get()))
                    .isEqualTo(Verdict.CLEAN);
        }
    }
}

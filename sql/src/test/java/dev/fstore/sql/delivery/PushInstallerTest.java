package dev.fstore.sql.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
public class PushInstallerTest {

    private final TestDatabase database;

    public PushInstallerTest(TestDatabase database) {
        this.database = database;
        Databases.installed(database);
    }

    @Test
    public void where_pg_cron_or_pg_net_is_missing_nothing_is_installed() throws SQLException {
        try (var session = Session.open(database)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> PushDatabase.install(session))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("ST040"));
        }
        try (var session = Session.open(database)) {
            assertThat(session.query("SELECT to_regclass('pushes')")).containsOnlyNulls();
        }
    }
}

package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fstore.server.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class NewServerTest {

    @Test
    void a_server_of_ones_own_is_durable_and_has_the_settings_asked_for() throws SQLException {
        try (var server = PostgresExtension.newServer(Map.of("max_prepared_transactions", "7"))) {
            var database = new TestDatabase(server.url("postgres"));

            assertThat(query(database, "SHOW max_prepared_transactions")).isEqualTo("7");
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    /** Whether it is installed can be seen on the server of the run; preloading what is not there stops a server. */
    @Test
    void an_installed_extension_can_be_preloaded(TestDatabase database) throws SQLException {
        String installed = query(database, "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_cron'");
        assumeTrue(installed.equals("1"), "pg_cron is not installed");
        var settings = Map.of("shared_preload_libraries", "pg_cron", "cron.database_name", "postgres");

        try (var server = PostgresExtension.newServer(settings)) {
            assertThat(query(new TestDatabase(server.url("postgres")), "SHOW cron.database_name"))
                    .isEqualTo("postgres");
        }
    }

    @Test
    void a_directory_without_postgresql_is_named(@TempDir Path empty) {
        assertThatThrownBy(() -> PostgresServer.installedIn(empty, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No PostgreSQL is installed in " + empty);
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}

package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class TestServerTest {

    @Test
    void a_server_that_acknowledges_too_early_is_refused(TestDatabase database) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThatNoException().isThrownBy(() -> TestServer.requireDurability(connection));

            statement.execute("SET synchronous_commit = off");

            assertThatIllegalStateException()
                    .isThrownBy(() -> TestServer.requireDurability(connection))
                    .withMessage("synchronous_commit must be on, but is off");
        }
    }
}

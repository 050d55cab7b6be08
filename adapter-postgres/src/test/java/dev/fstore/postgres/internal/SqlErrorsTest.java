package dev.fstore.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DataChangedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlErrorsTest {

    /** As JdbcTemplate, JPA and transaction managers have theirs. */
    private static final class FrameworkException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FrameworkException(Throwable cause) {
            super("Could not execute statement", cause);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08003", "08006", "08P01", "25006", "25P03", "40001", "40003", "40P01", "53300", "55P03",
                "57P01", "57P02", "57P03", "57P05"
            })
    void work_is_worth_another_attempt_whatever_wraps_the_error_of_the_database(String state) {
        var error = new SQLException("no", state);

        assertThat(SqlErrors.isTransient(error)).isTrue();
        assertThat(SqlErrors.isTransient(new DataAccessException("no", error))).isTrue();
        assertThat(SqlErrors.isTransient(new FrameworkException(new FrameworkException(error))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22012", "23505", "25P02", "25P04", "42P01", "57014", "ST011"})
    void other_errors_are_failures_of_the_handler(String state) {
        assertThat(SqlErrors.isTransient(new FrameworkException(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void the_first_error_of_the_database_decides() {
        var deadlock = new SQLException("deadlock", "40P01");
        var violation = new SQLException("violation", "23505");
        violation.initCause(deadlock);

        assertThat(SqlErrors.isTransient(new FrameworkException(violation))).isFalse();
    }

    @Test
    void a_pool_without_a_connection_and_a_state_that_was_changed_meanwhile_are_transient() {
        assertThat(SqlErrors.isTransient(new FrameworkException(new SQLTransientConnectionException("timed out"))))
                .isTrue();
        assertThat(SqlErrors.isTransient(new FrameworkException(new DataChangedException("changed"))))
                .isTrue();
    }

    @Test
    void a_circle_of_causes_ends() {
        var one = new IllegalStateException("one");
        var two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(SqlErrors.isTransient(one)).isFalse();
        assertThat(SqlErrors.sqlState(one)).isEmpty();
    }
}

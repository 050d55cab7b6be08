package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Run by two classes: the second to run would find the table of the first if they shared a database. */
@ExtendWith(PostgresExtension.class)
abstract class FreshDatabase {

    private final TestDatabase database;

    FreshDatabase(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void a_class_starts_with_an_empty_database(TestDatabase database) throws SQLException {
        assertThat(query(database, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEqualTo("0");
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (name text)");
        }
    }

    @BeforeEach
    void methods_get_the_database_of_their_class(TestDatabase same) {
        assertThat(same).isEqualTo(database);
    }

    @Test
    void a_class_keeps_its_database(TestDatabase same) throws SQLException {
        assertThat(same).isEqualTo(database);
        assertThat(query(same, "SELECT count(*) FROM mine")).isEqualTo("0");
    }

    @Test
    void a_database_is_durable() throws SQLException {
        assertThat(query(database, "SHOW fsync")).isEqualTo("on");
        assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
    }

    @Nested
    class A_nested_class {

        @Test
        void has_the_database_of_the_class_around_it(TestDatabase same) {
            assertThat(same).isEqualTo(database);
        }
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

package dev.fstore.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/** One of the store's functions with another text in a place: a test that is worth something turns red on it. */
public record Mutant(TestDatabase database, String function, String text, String instead) {

    /** Returns the result of {@code attempt} on the store with the defect, which is mended afterwards. */
    public <T> T during(Callable<T> attempt) throws Exception {
        String sql = Files.readString(SqlFiles.function(function));
        assertThat(sql).contains(text);
        run(sql.replace(text, instead));
        try {
            return attempt.call();
        } finally {
            run(sql);
        }
    }

    private void run(String sql) throws SQLException, IOException {
        try (var session = Session.open(database)) {
            session.begin().query(sql);
            session.commit();
        }
    }
}

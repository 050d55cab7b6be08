package dev.fstore.postgres;

import dev.fstore.sql.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Does what a data-only dump does, where there are no programs of PostgreSQL. */
final class TableCopy {

    private TableCopy() {}

    static void all(Session source, Session target) throws SQLException, IOException {
        source.begin().query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        for (String table : Backup.tables(source)) {
            var rows = new ByteArrayOutputStream();
            copier(source.connection()).copyOut("COPY %s TO STDOUT".formatted(table), rows);
            copier(target.connection())
                    .copyIn("COPY %s FROM STDIN".formatted(table), new ByteArrayInputStream(rows.toByteArray()));
        }
        for (String setval : source.query("SELECT format('SELECT setval(%L, %s)', sequencename, last_value)"
                + " FROM pg_sequences WHERE schemaname = current_schema() AND last_value IS NOT NULL")) {
            target.query(setval);
        }
        source.commit();
    }

    private static CopyManager copier(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}

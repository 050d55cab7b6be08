package dev.fstore.sql.delivery;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The push over HTTP in a test database, with stand-ins for the extensions that the server does not have. */
final class PushDatabase {

    private static final Path SCRIPT = SqlFiles.FOLDER.resolve("push/install.sql");

    private PushDatabase() {}

    static void installed(TestDatabase database) throws SQLException, IOException {
        Databases.installed(database);
        try (var session = Session.open(database)) {
            for (String schema : new String[] {"cron", "net"}) {
                if (session.query("SELECT 1 FROM pg_namespace WHERE nspname = ?", schema)
                        .isEmpty()) {
                    run(session, standIn(schema));
                }
            }
            install(session);
            session.stateOf("SELECT register_decider_event('order', 'Placed', '')");
            session.stateOf("SELECT register_decider_event('order', 'Paid', '')");
        }
    }

    /** Runs {@code sql/push/install.sql} as psql does. */
    static void install(Session session) throws SQLException, IOException {
        var sql = new StringBuilder();
        for (String line : Files.readAllLines(SCRIPT)) {
            if (line.startsWith("\\ir ")) {
                sql.append(Files.readString(SCRIPT.resolveSibling(line.substring(4))));
            } else if (!line.startsWith("\\")) {
                sql.append(line).append('\n');
            }
        }
        run(session, sql.toString());
    }

    /** Runs every job once, as pg_cron does when they are due. */
    static void runJobs(Session session) throws SQLException {
        for (String command : session.query("SELECT command FROM cron.job ORDER BY jobid")) {
            run(session, command);
        }
    }

    static void run(Session session, String sql) throws SQLException {
        try (var statement = session.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static String standIn(String schema) throws IOException {
        try (InputStream sql = PushDatabase.class.getResourceAsStream("stand-in-%s.sql".formatted(schema))) {
            if (sql == null) {
                throw new IOException("no stand-in for " + schema);
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

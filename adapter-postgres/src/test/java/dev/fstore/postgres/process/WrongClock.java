package dev.fstore.postgres.process;

import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Lets the store's clock jump, an hour back and forth and sometimes two hours ahead, until it is closed. */
final class WrongClock implements AutoCloseable {

    private final TestDatabase database;
    private final Thread jumper;
    private volatile boolean closed = false;

    WrongClock(TestDatabase database, long seed) throws SQLException {
        this.database = database;
        try (var session = Session.open(database)) {
            session.query("CREATE TABLE IF NOT EXISTS wrong_clock (by interval)");
            session.query("INSERT INTO wrong_clock VALUES ('0')");
            session.query("CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS "
                    + "'SELECT pg_catalog.clock_timestamp() OPERATOR(pg_catalog.+) by FROM public.wrong_clock'");
        }
        this.jumper = Thread.startVirtualThread(() -> jump(new Random(seed)));
    }

    private void jump(Random random) {
        try (var session = Session.open(database)) {
            while (!closed) {
                LockSupport.parkNanos(200_000_000L + random.nextInt(1_500_000_000));
                session.query("UPDATE wrong_clock SET by = ?::interval", (random.nextInt(4) - 1) + " hours");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException, IOException, InterruptedException {
        closed = true;
        jumper.join();
        try (var session = Session.open(database)) {
            session.query(Files.readString(SqlFiles.function("store_clock")));
            session.query("DROP TABLE wrong_clock");
        }
    }
}

package dev.fstore.sql.delivery;

import dev.fstore.sql.Session;
import dev.fstore.sql.SqlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/** Makes the store's clock one that stands still until a test moves it. Of all sessions; commits nothing but itself. */
record SteppedClock(Session session) {

    static SteppedClock start(Session session, String time) throws SQLException {
        session.query("CREATE TABLE IF NOT EXISTS stepped_clock (at timestamptz)");
        session.query("TRUNCATE stepped_clock");
        session.query("INSERT INTO stepped_clock VALUES (?::timestamptz)", time);
        session.query("CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql VOLATILE"
                + " AS 'SELECT at FROM public.stepped_clock'");
        return new SteppedClock(session);
    }

    void set(String time) throws SQLException {
        session.query("UPDATE stepped_clock SET at = ?::timestamptz", time);
    }

    void step(String interval) throws SQLException {
        session.query("UPDATE stepped_clock SET at = at + ?::interval", interval);
    }

    void stop() throws SQLException, IOException {
        session.query(Files.readString(SqlFiles.function("store_clock")));
    }
}

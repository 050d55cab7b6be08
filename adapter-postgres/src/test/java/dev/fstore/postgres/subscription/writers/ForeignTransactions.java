package dev.fstore.postgres.subscription.writers;

import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Transactions that have nothing to do with the store and stay open, each with a transaction id and a snapshot: one in the
 * database of the store, one in another database of the server, and one that is prepared.
 */
final class ForeignTransactions implements AutoCloseable {

    static final int COUNT = 3;

    private final DSLContext database;
    private final List<Session> sessions = new ArrayList<>();

    ForeignTransactions(DSLContext database, TestDatabase own, TestDatabase other) throws SQLException {
        this.database = database;
        sessions.add(begun(own));
        sessions.add(begun(other));
        try (var prepared = begun(own)) {
            prepared.query("PREPARE TRANSACTION 'foreign'");
        }
    }

    private static Session begun(TestDatabase database) throws SQLException {
        var session = Session.open(new TestDatabase(database.url() + "&ApplicationName=foreign"));
        session.query("CREATE TABLE IF NOT EXISTS foreign_work (id int)");
        session.begin().query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        session.query("INSERT INTO foreign_work VALUES (1)");
        return session;
    }

    /** For each transaction that is still open, how many transaction ids were assigned since it began. */
    List<Long> ages() {
        return database.fetch("""
                        SELECT age(backend_xid)::bigint FROM pg_stat_activity
                         WHERE application_name = 'foreign' AND state = 'idle in transaction' AND backend_xmin IS NOT NULL
                         UNION ALL
                        SELECT age(transaction)::bigint FROM pg_prepared_xacts""").into(Long.class);
    }

    @Override
    public void close() throws SQLException {
        for (var session : sessions) {
            session.rollback();
            session.close();
        }
        database.execute("ROLLBACK PREPARED 'foreign'");
    }
}

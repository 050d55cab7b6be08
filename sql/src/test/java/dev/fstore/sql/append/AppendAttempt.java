package dev.fstore.sql.append;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.postgresql.util.PSQLException;

/** Looks something up, and then appends: in one transaction, or in several. */
record AppendAttempt(TransactionMode manner, Look look, Append append) {

    static final String SUCCESS = "00000";

    /** How much of it is in one transaction. */
    enum TransactionMode {
        AUTOCOMMIT,
        APPEND_IN_A_TRANSACTION,
        /** From REPEATABLE READ on, it appends with a snapshot that is older than the start. */
        LOOK_AND_APPEND_IN_A_TRANSACTION;

        private static final List<TransactionMode> ALL = List.of(values());

        static TransactionMode any(Random random) {
            return ALL.get(random.nextInt(ALL.size()));
        }
    }

    Outcome on(Session session, ConcurrentSessions.Start start) throws Exception {
        try {
            if (manner == TransactionMode.LOOK_AND_APPEND_IN_A_TRANSACTION) {
                session.begin();
            }
            var seen = look.at(session);
            start.pass();
            if (manner == TransactionMode.APPEND_IN_A_TRANSACTION) {
                session.begin();
            }
            var appended = append.behind(session, seen);
            if (manner != TransactionMode.AUTOCOMMIT) {
                session.commit();
            }
            return new Outcome(SUCCESS, appended);
        } catch (PSQLException e) {
            if (manner != TransactionMode.AUTOCOMMIT) {
                session.rollback();
            }
            return new Outcome(state(e), List.of());
        }
    }

    /** With the name of the constraint, if it is one of the database's own. */
    private static String state(PSQLException e) {
        var message = e.getServerErrorMessage();
        var constraint = message == null ? null : message.getConstraint();
        return constraint == null ? String.valueOf(e.getSQLState()) : e.getSQLState() + " " + constraint;
    }

    /** How it ended; what was appended if it did not fail. */
    record Outcome(String state, List<String> appended) {
        boolean succeeded() {
            return state.equals(SUCCESS);
        }
    }

    interface Look {
        List<String> at(Session session) throws SQLException;
    }

    interface Append {
        List<String> behind(Session session, List<String> seen) throws SQLException;
    }
}

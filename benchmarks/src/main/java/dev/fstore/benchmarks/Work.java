package dev.fstore.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

/** What a client does again and again. */
interface Work {

    /** Prepares it for one client. */
    Step on(Connection connection) throws SQLException;

    /** Once. */
    interface Step {
        void run() throws SQLException;
    }
}

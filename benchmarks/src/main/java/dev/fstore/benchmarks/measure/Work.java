package dev.fstore.benchmarks.measure;

import java.sql.Connection;
import java.sql.SQLException;

/** The operation that a client repeats. */
public interface Work {

    /** Prepares it for one client. */
    Step on(Connection connection) throws SQLException;

    /** Performs the operation once. */
    interface Step {
        void run() throws SQLException;
    }
}

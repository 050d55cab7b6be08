package dev.fstore.benchmarks.measure;

import java.sql.Connection;
import java.sql.SQLException;

/** Work that takes its connections from a pool, as a program does. */
public interface PooledWork extends Work {

    /** Prepares it for one client. */
    Step start() throws SQLException;

    @Override
    default Step on(Connection connection) throws SQLException {
        return start();
    }
}

package dev.fstore.testkit;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database for one test class, provided by {@link PostgresExtension}. Thread-safe.
 *
 * @param url the JDBC URL, which contains the owner's user name (and password)
 */
public record TestDatabase(String url) {

    /** Returns a data source that opens a new connection at every call; it has no pool. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }
}

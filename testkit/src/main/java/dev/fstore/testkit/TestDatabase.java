package dev.fstore.testkit;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database for one test class, resolved by {@link PostgresExtension}. Thread-safe.
 *
 * @param url the JDBC address, with the owner's user name (and password) in it
 */
public record TestDatabase(String url) {

    /** Opens a new connection whenever it is asked for one; nothing is pooled. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }
}

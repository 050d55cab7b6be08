package dev.fstore.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The server under test. */
public record Database(String url) {

    /** Prepares statements in the server at their first use, as the driver does after a while in every program. */
    public Connection connect() throws SQLException {
        var properties = new java.util.Properties();
        properties.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection(url, properties);
    }

    public DataSource in(String schema) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setCurrentSchema(schema);
        return source;
    }

    /** A connection pool for one schema. */
    public HikariDataSource pool(String schema, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.addDataSourceProperty("currentSchema", schema);
        pool.addDataSourceProperty("prepareThreshold", "1");
        pool.setMaximumPoolSize(size);
        return pool;
    }

    public void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void runIn(String schema, String sql) throws SQLException {
        try (var connection = in(schema).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String version() throws SQLException {
        try (var connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    public static String resource(String name) {
        try (var resource = Database.class.getResourceAsStream("/" + name + ".sql")) {
            if (resource == null) {
                throw new IllegalArgumentException("There is no " + name + ".sql among the benchmarks' resources");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

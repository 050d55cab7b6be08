package dev.fstore.benchmarks.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.benchmarks.measure.PooledWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The baseline: the same work in hand-written JDBC, on the smallest table that keeps streams in order. */
public record Floor(HikariDataSource pool, String schema, int streams) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader READER = JSON.readerFor(Opened.class);
    private static final ObjectWriter WRITER = JSON.writerFor(Opened.class);

    /** A stream as it was read. */
    record State(long version, long count) {}

    /** Two round trips. */
    PooledWork handle() {
        return () -> () -> {
            String stream = anyStream();
            try (var connection = pool.getConnection()) {
                var state = load(connection, stream);
                if (state.count >= 0) {
                    insert(connection, stream, state.version + 1);
                }
            }
        };
    }

    /** The state of every stream, so that a measurement of cached streams measures no loads. */
    Map<String, State> states() throws SQLException {
        var states = new ConcurrentHashMap<String, State>();
        try (var connection = pool.getConnection()) {
            for (int n = 1; n <= streams; n++) {
                states.put(stream(n), load(connection, stream(n)));
            }
        }
        return states;
    }

    /** One round trip, as long as no other client writes to these streams. */
    PooledWork handleCached() throws SQLException {
        var states = states();
        return () -> () -> {
            String stream = anyStream();
            try (var connection = pool.getConnection()) {
                var state = states.get(stream);
                if (state == null) {
                    state = load(connection, stream);
                }
                states.remove(stream);
                if (insert(connection, stream, state.version + 1)) {
                    states.put(stream, new State(state.version + 1, state.count + 1));
                }
            }
        };
    }

    PooledWork load(int length) {
        return () -> () -> {
            try (var connection = pool.getConnection()) {
                if (load(connection, anyStream()).count < length) {
                    throw new IllegalStateException("A stream is shorter than " + length);
                }
            }
        };
    }

    /** The first events of a new stream, in one statement. */
    PooledWork insertAll(int events) {
        String sql = "INSERT INTO %s.events (stream, version, type, data) VALUES %s"
                .formatted(schema, String.join(", ", Collections.nCopies(events, "(?, ?, ?, ?::jsonb)")));
        return () -> () -> {
            String stream = UUID.randomUUID().toString();
            try (var connection = pool.getConnection();
                    var statement = connection.prepareStatement(sql)) {
                for (int n = 0; n < events; n++) {
                    statement.setString(4 * n + 1, stream);
                    statement.setLong(4 * n + 2, n + 1L);
                    statement.setString(4 * n + 3, "Opened");
                    statement.setString(4 * n + 4, json());
                }
                statement.executeUpdate();
            }
        };
    }

    String anyStream() {
        return stream(ThreadLocalRandom.current().nextInt(1, streams + 1));
    }

    private static String stream(int number) {
        return "stream " + number;
    }

    public static String json() {
        return WRITER.writeValueAsString(Account.EVENT);
    }

    State load(Connection connection, String stream) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT type, data, version FROM %s.events WHERE stream = ? ORDER BY version".formatted(schema))) {
            statement.setString(1, stream);
            var state = new State(0, 0);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    Opened event = READER.readValue(rows.getString(2));
                    state = new State(rows.getLong(3), state.count + 1 + event.balance());
                }
            }
            return state;
        }
    }

    /** Whether no other client has written meanwhile. */
    private boolean insert(Connection connection, String stream, long version) throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO %s.events (stream, version, type, data) VALUES (?, ?, 'Opened', ?::jsonb) ON CONFLICT DO NOTHING"
                        .formatted(schema))) {
            statement.setString(1, stream);
            statement.setLong(2, version);
            statement.setString(3, json());
            return statement.executeUpdate() == 1;
        }
    }
}

package dev.fstore.benchmarks.view;

import dev.fstore.benchmarks.command.Account.Opened;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hand-written read model, on a connection of its own: events in order, one upsert and one row of progress per
 * transaction.
 */
final class FloorTotals {

    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(Opened.class);

    private static final String READ = """
            SELECT position, stream, data FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ?""";
    private static final String PROGRESS = """
            INSERT INTO progress (share, position) VALUES (?, ?)
            ON CONFLICT (share) DO UPDATE SET position = excluded.position""";

    private final Connection connection;
    private final PreparedStatement read;
    private final PreparedStatement save;
    private final PreparedStatement progress;
    private long position;

    /** Reads the events between {@code from} and {@code to} in batches. */
    FloorTotals(Connection connection, int share, long from, long to, int batch) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        position = from;
        read = connection.prepareStatement(READ);
        read.setLong(2, to);
        read.setInt(3, batch);
        save = AddedTotals.statement(connection);
        progress = connection.prepareStatement(PROGRESS);
        progress.setInt(1, share);
    }

    /** Handles the next batch and returns its number of events. */
    int turn(LongConsumer handled) throws SQLException {
        Map<String, Totals> totals = new LinkedHashMap<>();
        read.setLong(1, position);
        int count = 0;
        try (var rows = read.executeQuery()) {
            for (; rows.next(); count++) {
                add(totals, rows, handled);
            }
        }
        if (count > 0) {
            AddedTotals.save(save, totals);
            progress.setLong(2, position);
            progress.executeUpdate();
        }
        connection.commit();
        return count;
    }

    private void add(Map<String, Totals> totals, ResultSet rows, LongConsumer handled) throws SQLException {
        position = rows.getLong(1);
        handled.accept(position);
        String stream = rows.getString(2);
        Opened event = READER.readValue(rows.getString(3));
        AddedTotals.add(totals, stream, event);
    }

    /** The position in this share. */
    static long progress(Connection connection, int share) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT max(position) FROM progress WHERE share = ?")) {
            statement.setInt(1, share);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}

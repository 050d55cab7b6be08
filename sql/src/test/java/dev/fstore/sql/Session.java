package dev.fstore.sql;

import dev.fstore.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** One database session that speaks SQL to the store as its users do, without any of our Java in between. */
public record Session(Connection connection) implements AutoCloseable {

    public static Session open(TestDatabase database) throws SQLException {
        return new Session(database.dataSource().getConnection());
    }

    /** One that others have used and will use. */
    public static Session pooled(TestDatabase database) throws SQLException {
        return new Session(Databases.sessions(database).getConnection());
    }

    public Session begin() throws SQLException {
        connection.setAutoCommit(false);
        return this;
    }

    public void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    public void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** The first column of every row. */
    public List<String> query(String sql, @Nullable Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            var values = new ArrayList<String>();
            if (statement.execute()) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    /** Appends {@code event} behind the stream's last event, as this session sees it, and returns its id. */
    public UUID append(String stream, String event) throws SQLException {
        var last = query("SELECT event_id FROM get_last_event(?, 'order')", stream);
        return append(stream, event, last.isEmpty() ? "" : last.getFirst());
    }

    public UUID append(String stream, String event, String previous) throws SQLException {
        var id = UUID.randomUUID();
        query(
                "SELECT event_id FROM append_event(?, ?, 'order', ?, '{}', gen_random_uuid(), nullif(?, '')::uuid)",
                event,
                id,
                stream,
                previous);
        return id;
    }

    /** The next event of each stream that the view has something to do for, as {@code stream:event}. */
    public List<String> fetch(String view, int limit) throws SQLException {
        return query("SELECT decider_id || ':' || event FROM stream_events(?, ?)", view, limit);
    }

    /** Acknowledges the stream's last event. */
    public void ack(String view, String stream) throws SQLException {
        query("SELECT ack_event(?, ?, (SELECT \"offset\" FROM get_last_event(?, 'order')))", view, stream, stream);
    }

    /** The SQLSTATE that the statement ends with, or {@code 00000}. */
    public String stateOf(String sql, @Nullable Object... arguments) throws SQLException {
        try {
            query(sql, arguments);
            return "00000";
        } catch (PSQLException e) {
            ServerErrorMessage message = e.getServerErrorMessage();
            return message == null ? "none" : String.valueOf(message.getSQLState());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package dev.fstore.benchmarks.command;

import com.fasterxml.uuid.Generators;
import dev.fstore.benchmarks.measure.Store;
import dev.fstore.benchmarks.measure.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Appends the first event of a new stream, each in a transaction of its own. */
public record Append(String sql) implements Work {

    /** About 190 bytes. */
    public static final String DATA = """
            {"type": "Opened", "owner": "Ada Lovelace", "address": "12 St James's Square, London SW1Y", \
            "currency": "GBP", "limit": 125000, "balance": 0, "remarks": ["first", "checked", "by hand"]}""";

    /** Reads no more from the result than a bare insert returns. */
    public static Append to(Store store) {
        return new Append("SELECT version FROM %s.append_event('Opened', ?, 'account', ?, ?::jsonb, ?, NULL)"
                .formatted(store.schema()));
    }

    /** A client that fills every column itself. */
    static Append toTableOf(Store store) {
        return new Append("""
                INSERT INTO %s.events (event, event_id, decider, decider_id, data, command_id, version)
                VALUES ('Opened', ?, 'account', ?, ?::jsonb, ?, 1)""".formatted(store.schema()));
    }

    @Override
    public Step on(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        var ids = Generators.timeBasedEpochRandomGenerator(); // as the library does
        return () -> {
            var random = ThreadLocalRandom.current();
            statement.setObject(1, ids.generate());
            statement.setString(2, new UUID(random.nextLong(), random.nextLong()).toString());
            statement.setString(3, DATA);
            statement.setObject(4, new UUID(random.nextLong(), random.nextLong()));
            statement.execute();
        };
    }
}

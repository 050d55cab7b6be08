package dev.fstore.example.evolution;

import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** A database of the order app in version 1, from a dump: an order that was delivered, one that was cancelled, one to be paid. */
final class ShopV1 {

    static final UUID DELIVERED = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    static final UUID CANCELLED = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");
    static final UUID TO_BE_PAID = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000003");

    private ShopV1() {}

    /** On a connection of its own, since the dump changes its settings. */
    static void restore(TestDatabase database) throws SQLException {
        EventStoreSchema.install(database.dataSource());
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(dump());
        }
    }

    private static String dump() {
        try (var dump = ShopV1.class.getResourceAsStream("shop-v1.sql")) {
            return new String(dump.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fstore.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A statement that jOOQ rendered once, from the generated code. Rendering it for every call costs a third of the
 * throughput and more.
 */
public record Call(String sql) {

    /** Reads the rows; called before the first of them. */
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** An array parameter. */
    public record Elements(String type, List<@Nullable Object> elements) {

        public static <T> Elements of(String type, List<T> items, Function<T, @Nullable Object> element) {
            var elements = new ArrayList<@Nullable Object>(items.size());
            for (T item : items) {
                elements.add(element.apply(item));
            }
            return new Elements(type, elements);
        }
    }

    public static Call of(Query statement) {
        return new Call(statement.getSQL());
    }

    /** These columns of what a function returns. */
    public static Call of(DSLContext database, Table<?> function, Field<?>... columns) {
        return of(database.select(function.fields(columns)).from(function));
    }

    public <T> T on(Connection connection, Reader<T> reader, @Nullable Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        }
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object argument) throws SQLException {
        switch (storable(argument)) {
            case null -> statement.setNull(place, Types.OTHER);
            case String text -> statement.setString(place, text);
            case Integer number -> statement.setInt(place, number);
            case Long number -> statement.setLong(place, number);
            case Boolean truth -> statement.setBoolean(place, truth);
            case UUID id -> statement.setObject(place, id);
            case Elements(var type, var elements) ->
                statement.setArray(place, statement.getConnection().createArrayOf(type, array(type, elements)));
            default -> throw new IllegalArgumentException("No parameter: " + argument);
        }
    }

    /** Typed as the driver can send it without a detour through text. */
    private static @Nullable Object[] array(String type, List<@Nullable Object> elements) {
        @Nullable
        Object[] array = switch (type) {
            case "text", "jsonb" -> new @Nullable String[elements.size()];
            case "int8" -> new @Nullable Long[elements.size()];
            case "bool" -> new @Nullable Boolean[elements.size()];
            default -> new @Nullable Object[elements.size()];
        };
        for (int i = 0; i < array.length; i++) {
            array[i] = storable(elements.get(i));
        }
        return array;
    }

    /** Every text passes here on its way into the database. */
    private static @Nullable Object storable(@Nullable Object argument) {
        return switch (argument) {
            case String text -> StorableText.require(text);
            case Json(String text) -> StorableText.requireJson(text);
            case null, default -> argument;
        };
    }
}

package dev.fstore.sql.faults;

import dev.fstore.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** A statement that grows by its arguments, and by what SQLSTATEs it may be refused. */
final class MalformedCall {

    /** The answer of the store. */
    record Answer(MalformedCall call, String state, List<String> rows) {

        boolean refused() {
            return !"00000".equals(state);
        }
    }

    private final String head;
    private final String tail;
    private final List<String> places = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();
    final Set<String> faults = new TreeSet<>();

    MalformedCall(String head, String tail) {
        this.head = head;
        this.tail = tail;
    }

    /** Of one of the store's functions; returns {@code column} of every row. */
    static MalformedCall of(String function, String column) {
        return new MalformedCall("SELECT %s FROM %s(".formatted(column, function), ")");
    }

    MalformedCall with(String type, Argument value) {
        places.add("?::" + type);
        arguments.add(value.it());
        faults.addAll(value.faults());
        return this;
    }

    MalformedCall withArray(String type, @Nullable List<Argument> values) {
        if (values == null) {
            places.add("NULL::%s[]".formatted(type));
            return this;
        }
        var elements = new ArrayList<String>();
        for (var value : values) {
            elements.add("?::" + type);
            arguments.add(value.it());
        }
        places.add("ARRAY[%s]::%s[]".formatted(String.join(",", elements), type));
        return this;
    }

    MalformedCall fault(boolean applies, String... states) {
        if (applies) {
            faults.addAll(List.of(states));
        }
        return this;
    }

    Answer send(Session session) throws SQLException {
        try {
            return new Answer(this, "00000", session.query(sql(), arguments.toArray()));
        } catch (PSQLException e) {
            return new Answer(this, String.valueOf(e.getSQLState()), List.of());
        }
    }

    String sql() {
        return head + String.join(", ", places) + tail;
    }

    @Override
    public String toString() {
        var texts = arguments.stream()
                .map(String::valueOf)
                .map(text -> text.length() > 60 ? text.substring(0, 60) + "... " + text.length() : text)
                .toList();
        return sql() + " with " + texts;
    }
}

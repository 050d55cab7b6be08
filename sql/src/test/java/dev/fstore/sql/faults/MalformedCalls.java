package dev.fstore.sql.faults;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.sql.faults.AppendCalls.Append;
import dev.fstore.sql.faults.ConsumerCalls.Consumption;
import dev.fstore.sql.faults.ConsumerCalls.Read;
import dev.fstore.sql.faults.MalformedCall.Answer;
import dev.fstore.sql.faults.StoreModel.EventType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the store's functions with arguments good and bad, in an order that follows from the seed, on a store that is
 * empty at first. Each has to be refused as the README says, leaving nothing, or to be kept and read back as it was given.
 */
final class MalformedCalls {

    static final int CALLS = 100;

    /** A row that was inserted, changed or removed shows, whatever was done to it. */
    private static final String FACTS = rows("events") + "|| ' ' ||" + rows("deciders");

    private static final String ALL = FACTS + "|| ' ' ||" + rows("views") + "|| ' ' ||" + rows("cursors") + "|| ' ' ||"
            + rows("gaps") + "|| ' ' ||" + rows("locks");

    private static final String SAME = """
            SELECT concat_ws(' ', event IS NOT DISTINCT FROM ?::text, event_id IS NOT DISTINCT FROM ?::uuid,
                             decider IS NOT DISTINCT FROM ?::text, decider_id IS NOT DISTINCT FROM ?::text, data = ?::jsonb,
                             command_id IS NOT DISTINCT FROM ?::uuid, previous_id IS NOT DISTINCT FROM ?::uuid,
                             event_version IS NOT DISTINCT FROM ?::bigint, final IS NOT DISTINCT FROM ?::boolean,
                             metadata = ?::jsonb, version)
            """;

    private final Session session;
    private final StoreModel model = new StoreModel();
    private final Random random;
    private final AppendCalls appends;
    private final ConsumerCalls consumptions;
    private final LeaseCalls leaseCalls;
    private int refused = 0;
    private int appended = 0;
    private int moved = 0;

    MalformedCalls(Session session, long seed) {
        this.session = session;
        random = new Random(seed);
        var pool = new ArgumentPool(random);
        appends = new AppendCalls(model, pool, random);
        consumptions = new ConsumerCalls(session, model, pool, random);
        leaseCalls = new LeaseCalls(session, model, pool, random);
    }

    int refused() {
        return refused;
    }

    /** Calls whose events were stored and read back. */
    int appended() {
        return appended;
    }

    /** Calls that changed something else. */
    int moved() {
        return moved;
    }

    /** Where the store first differs from what its README says; empty if nowhere. */
    String run() throws SQLException {
        begin();
        String difference = "";
        for (int i = 0; i < CALLS && difference.isEmpty(); i++) {
            difference = step();
        }
        return difference.isEmpty() ? historyDifference() : difference;
    }

    private void begin() throws SQLException {
        Databases.empty(session);
        session.query(
                "SELECT register_decider_event('order', 'Placed', ''), register_decider_event('order', 'Placed', '', 2),"
                        + " register_decider_event('payment', 'Placed', '')");
        session.query("SELECT register_view('order', '-infinity')");
        model.types.addAll(List.of(
                new EventType("order", "Placed", 1L),
                new EventType("order", "Placed", 2L),
                new EventType("payment", "Placed", 1L)));
        model.views.add("order");
    }

    private String step() throws SQLException {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> append(appends.one());
            case 5, 6 -> append(appends.insert());
            case 7, 8, 9 -> append(appends.several());
            case 10 -> consume(consumptions.registerEvent());
            case 11 -> consume(consumptions.registerView());
            case 12 -> read(consumptions.read());
            case 13, 14 -> consume(consumptions.fetch());
            case 15 -> administer();
            default -> consume(leaseCalls.one());
        };
    }

    private String administer() throws SQLException {
        return switch (random.nextInt(4)) {
            case 0 -> consume(consumptions.remove());
            case 1 -> consume(consumptions.lag());
            case 2 -> consume(consumptions.claim());
            default -> consume(consumptions.move());
        };
    }

    private String append(Append append) throws SQLException {
        var call = append.call();
        String before = number(ALL);
        var answer = call.send(session);
        if (!call.faults.isEmpty() || answer.refused()) {
            return refusal(answer, before);
        }
        boolean asAnswered = append.answered().isEmpty()
                || answer.rows().equals(append.answered())
                || append.stored().size() > 1;
        if (!asAnswered
                || (!append.stored().isEmpty()
                        && answer.rows().size() != append.stored().size())) {
            return "%s returned %s".formatted(call, answer.rows());
        }
        return append.stored().isEmpty() ? unchanged(ALL, before, call) : readBack(append, answer);
    }

    private String readBack(Append append, Answer answer) throws SQLException {
        long before = Long.parseLong(number("SELECT count(*) FROM events"))
                - append.stored().size();
        appended++;
        for (int i = 0; i < answer.rows().size(); i++) {
            var draft = append.stored().get(i);
            var event = draft.with(
                    Argument.good(UUID.fromString(answer.rows().get(i))), Argument.good(model.head(draft.stream())));
            model.append(event);
            int version = model.events(event.stream()).size();
            var rows = same(event, version);
            if (!rows.equals(List.of("t t t t t t t t t t " + version))) {
                return "%s was stored as %s".formatted(append.call(), rows);
            }
        }
        if (append.stored().size() > 1 || append.answered().isEmpty()) {
            remember(append, answer);
        }
        return before == model.ids().size() - append.stored().size()
                ? ""
                : append.call() + " stored something else too";
    }

    private void remember(Append append, Answer answer) {
        if (append.stored().getFirst().command().it() instanceof UUID command) {
            model.commands.put(command, answer.rows());
        }
    }

    private List<String> same(EventArguments event, int version) throws SQLException {
        var arguments = new ArrayList<@Nullable Object>();
        event.values().forEach(value -> arguments.add(value.it()));
        arguments.add(event.stream().id());
        arguments.add(event.stream().decider());
        arguments.add(version - 1);
        return session.query(SAME + " FROM get_events(?, ?, ?, 1)", arguments.toArray());
    }

    private String consume(Consumption consumption) throws SQLException {
        var call = consumption.call();
        String before = number(ALL);
        String facts = number(FACTS);
        var answer = call.send(session);
        if (!call.faults.isEmpty() || answer.refused()) {
            return refusal(answer, before);
        }
        if (consumption.rows() >= 0 && consumption.rows() != answer.rows().size()) {
            return "%s returned %s".formatted(call, answer.rows());
        }
        boolean declares = call.sql().contains("register_decider_event");
        moved += number(ALL).equals(before) ? 0 : 1;
        return declares ? "" : unchanged(FACTS, facts, call);
    }

    private String read(Read read) throws SQLException {
        String before = number(ALL);
        var answer = read.call().send(session);
        if (!read.call().faults.isEmpty() || answer.refused()) {
            return refusal(answer, before);
        }
        return answer.rows().equals(read.found())
                ? ""
                : "%s found %s, not %s".formatted(read.call(), answer.rows(), read.found());
    }

    private String refusal(Answer answer, String before) throws SQLException {
        refused++;
        if (!answer.call().faults.contains(answer.state())) {
            return "%s answered %s, not %s".formatted(answer.call(), answer.state(), answer.call().faults);
        }
        return unchanged(ALL, before, answer.call());
    }

    private String unchanged(String what, String before, MalformedCall call) throws SQLException {
        String after = number(what);
        return after.equals(before) ? "" : "%s left %s, not %s".formatted(call, after, before);
    }

    /** All that was ever stored, in its order, and nothing else. */
    private String historyDifference() throws SQLException {
        for (var stream : model.streams.entrySet()) {
            var expected = stream.getValue().stream()
                    .map(draft -> String.valueOf(draft.id().it()))
                    .toList();
            var id = stream.getKey();
            var found = session.query("SELECT event_id FROM get_events(?, ?)", id.id(), id.decider());
            var last = session.query("SELECT event_id FROM get_last_event(?, ?)", id.id(), id.decider());
            if (!found.equals(expected) || !last.equals(List.of(expected.getLast()))) {
                return "at the end, %s holds %s, not %s".formatted(id, found, expected);
            }
        }
        return "";
    }

    private String number(String sql) throws SQLException {
        return session.query(sql.startsWith("SELECT") ? sql : "SELECT " + sql).getFirst();
    }

    private static String rows(String table) {
        return "(SELECT format('%%s/%%s', count(*), sum(xmin::text::bigint)) FROM %s)".formatted(table);
    }
}

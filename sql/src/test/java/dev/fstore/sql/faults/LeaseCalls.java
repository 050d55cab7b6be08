package dev.fstore.sql.faults;

import dev.fstore.sql.Session;
import dev.fstore.sql.faults.ConsumerCalls.Consumption;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls about one stream of a view. Who may do what with it is read from the tables, and judged by the README. */
record LeaseCalls(Session session, StoreModel model, ArgumentPool pool, Random random) {

    /** @param next the offsets that may be acknowledged, or skipped to */
    private record Target(
            Argument view, Argument id, Argument decider, Argument lease, List<String> rows, List<String> next) {}

    private static final String SOME_ROW = """
            FROM locks ORDER BY delivered_offset IS NULL, locked_until < 'infinity', view, decider, decider_id
            LIMIT 1 OFFSET ?
            """;
    private static final String STANDING = """
            SELECT concat_ws(' ', delivered_offset IS NOT NULL, locked_until = 'infinity', lease) FROM locks
             WHERE view = ? AND decider_id = ? AND (?::text IS NULL OR decider = ?)
            """;
    private static final String NEXT = """
            SELECT e."offset" FROM locks l
              JOIN events e ON e.decider = l.decider AND e.decider_id = l.decider_id AND e.version > l.last_version
             WHERE l.view = ? AND l.decider_id = ? AND (?::text IS NULL OR l.decider = ?)
               AND (l.locked_until = 'infinity' OR e."offset" <= l.delivered_offset)
             ORDER BY e.version
            """;

    Consumption one() throws SQLException {
        var target = target();
        return switch (random.nextInt(12)) {
            case 10 -> several("renew_leases", "int", pool.number(60, 0, 31_536_000L), target);
            case 11 -> several("nack_events", "bigint", pool.number(0, 0, 31_536_000_000L, "22S01", "22S04"), target);
            case 0 -> leased("nack_event", target);
            case 1 -> leased("schedule_nack_event", target, pool.number(0, 0, 31_536_000_000L, "22S01", "22S04"));
            case 2 -> renew(target);
            case 3, 4 -> park(target);
            case 5 -> parked("replay_stream", target);
            case 6 -> skip(target);
            case 7 -> ackSeveral(target);
            default -> ack(target);
        };
    }

    private Consumption ack(Target target) {
        var offset = offset(target);
        var call = start("ack_event", target).with("bigint", offset);
        return leased(call.fault(!mayBeAcknowledged(target, offset), "ST012"), target);
    }

    private Consumption ackSeveral(Target target) {
        var offset = offset(target);
        boolean uneven = random.nextInt(4) == 0;
        var call = MalformedCall.of("ack_events", "view")
                .with("text", target.view())
                .withArray("text", uneven ? List.of() : List.of(target.decider()))
                .withArray("text", List.of(target.id()))
                .withArray("bigint", List.of(offset))
                .with("uuid", target.lease());
        judgeLease(call, target).fault(!mayBeAcknowledged(target, offset), "ST012");
        if (uneven) {
            call.faults.clear();
        }
        return new Consumption(call.fault(uneven, "22S04"), 1);
    }

    /** Streams that are not held are no mistake here. */
    private Consumption several(String function, String type, Argument number, Target target) {
        boolean uneven = random.nextInt(4) == 0;
        boolean known = model.views.contains(String.valueOf(target.view().it()));
        var call = MalformedCall.of(function, "view")
                .with("text", target.view())
                .withArray("text", uneven ? List.of() : List.of(target.decider()))
                .withArray("text", List.of(target.id()))
                .with(type, number)
                .with("uuid", target.lease())
                .fault(!known, "ST010")
                .fault(uneven, "22S04");
        return new Consumption(call, -1);
    }

    private Consumption renew(Target target) {
        var call = start("renew_lease", target).with("int", pool.number(60, 0, 31_536_000L));
        return leased(call, target);
    }

    private Consumption park(Target target) {
        return leased(
                start("park_stream", target)
                        .with("text", Argument.good(pool.name().it())),
                target);
    }

    private Consumption skip(Target target) {
        var offset = offset(target);
        boolean next = !target.next().isEmpty() && target.next().getFirst().equals(offset.text());
        return parked(start("skip_event", target).with("bigint", offset).fault(!next, "ST012"), target);
    }

    private Consumption leased(String function, Target target, Argument... number) {
        var call = start(function, target);
        for (var value : number) {
            call.with("bigint", value);
        }
        return leased(call, target);
    }

    private Consumption leased(MalformedCall call, Target target) {
        call.with("text", target.decider()).with("uuid", target.lease());
        return new Consumption(judgeLease(call, target), 1);
    }

    private Consumption parked(String function, Target target) {
        return parked(start(function, target), target);
    }

    private Consumption parked(MalformedCall call, Target target) {
        boolean parked = target.rows().size() == 1 && target.rows().getFirst().startsWith("f t");
        call.with("text", target.decider()).fault(!parked, "ST014");
        return new Consumption(judgeStream(call, target), 1);
    }

    private static MalformedCall start(String function, Target target) {
        return MalformedCall.of(function, "view").with("text", target.view()).with("text", target.id());
    }

    private MalformedCall judgeLease(MalformedCall call, Target target) {
        var held = ("t f " + Objects.toString(target.lease().it(), "")).strip();
        boolean holds = target.rows().size() == 1 && target.rows().getFirst().equals(held);
        return judgeStream(call.fault(!holds, "ST011"), target);
    }

    private MalformedCall judgeStream(MalformedCall call, Target target) {
        boolean known = model.views.contains(String.valueOf(target.view().it()));
        boolean several = target.rows().size() > 1;
        if (!known || several) {
            // Which stream is meant comes before what may be done with it.
            call.faults.removeAll(List.of("ST011", "ST012", "ST014"));
        }
        return call.fault(!known, "ST010").fault(several, "ST013");
    }

    private static boolean mayBeAcknowledged(Target target, Argument offset) {
        var next = target.next();
        var allowed = target.lease().it() == null ? next.stream().limit(1).toList() : next;
        return offset.it() != null && allowed.contains(offset.text());
    }

    private Argument offset(Target target) {
        Supplier<Argument> other = () -> pool.one(List.of(
                Argument.good(null),
                Argument.good(0L),
                Argument.good(-1L),
                Argument.good(Long.MAX_VALUE),
                Argument.good(1L)));
        return target.next().isEmpty() ? other.get() : pool.mostly(Long.valueOf(pool.one(target.next())), other);
    }

    private Target target() throws SQLException {
        int row = random.nextInt(4);
        var view = pool.mostly(column("view", row), pool::name);
        var id = pool.mostly(column("decider_id", row), pool::name);
        var decider = random.nextInt(4) == 0
                ? Argument.good(null)
                : pool.mostly(column("decider", row), () -> Argument.good(pool.one(ArgumentPool.NAMES)));
        Object[] which = {view.it(), id.it(), decider.it(), decider.it()};
        var rows = session.query(STANDING, which);
        var lease = pool.mostly(lease(rows), () -> Argument.good(random.nextBoolean() ? pool.uuid() : null));
        return new Target(view, id, decider, lease, rows, session.query(NEXT, which));
    }

    private static @Nullable UUID lease(List<String> rows) {
        var words = rows.isEmpty() ? new String[0] : rows.getFirst().split(" ", -1);
        return words.length == 3 ? UUID.fromString(words[2]) : null;
    }

    private @Nullable String column(String name, int row) throws SQLException {
        var values = session.query("SELECT " + name + " " + SOME_ROW, row);
        return values.isEmpty() ? null : values.getFirst();
    }
}

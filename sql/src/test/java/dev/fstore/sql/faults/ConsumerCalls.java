package dev.fstore.sql.faults;

import dev.fstore.sql.Session;
import dev.fstore.sql.faults.EventArguments.StreamId;
import dev.fstore.sql.faults.StoreModel.EventType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calls of consumers and admins, drawn at random from a {@link ArgumentPool}. What leases allow is read from the tables. */
record ConsumerCalls(Session session, StoreModel model, ArgumentPool pool, Random random) {

    /** @param rows how many rows it returns if it is not refused; less than 0: that is no matter */
    record Consumption(MalformedCall call, int rows) {}

    /** @param found the ids of the events that it returns if it is not refused */
    record Read(MalformedCall call, List<String> found) {}

    Consumption registerEvent() {
        var decider = pool.name();
        var event = pool.name();
        var version = pool.number(1, 1, Long.MAX_VALUE, "22S01", "22S04");
        var call = MalformedCall.of("register_decider_event", "event")
                .with("text", decider)
                .with("text", event)
                .with("text", Argument.good(pool.name().it()))
                .with("bigint", version);
        var type = new EventType(decider.text(), event.text(), version.it());
        call.fault(model.types.contains(type), "23505");
        if (call.faults.isEmpty()) {
            model.types.add(type);
        }
        return new Consumption(call, 1);
    }

    Consumption registerView() {
        var view = random.nextInt(3) == 0 ? pool.name() : Argument.good(pool.one(ArgumentPool.NAMES));
        var start = pool.mostly(
                "-infinity",
                () -> pool.one(
                        List.of(Argument.bad(null, "22S01"), Argument.good("infinity"), Argument.good("2020-01-01"))));
        var call = MalformedCall.of("register_view", "view")
                .with("text", view)
                .with("timestamptz", start)
                .with("bigint", pool.number(300, 1, 31_536_000, "22S01", "22S04"));
        if (call.faults.isEmpty()) {
            model.views.add(String.valueOf(view.it()));
        }
        return new Consumption(call, 1);
    }

    Consumption fetch() {
        var call = viewFault(MalformedCall.of("stream_events", "event_id"), view())
                .with("int", pool.number(3, 0, 1_000_000, "22S01", "22S04"))
                .with("int", pool.number(60, 0, 31_536_000))
                .with("int", pool.number(2, 1, 1_000_000, "22S01", "22S04"))
                .with("uuid", Argument.good(random.nextBoolean() ? pool.uuid() : null));
        return new Consumption(call, -1);
    }

    Consumption move() throws SQLException {
        long most = Long.parseLong(
                session.query("SELECT coalesce(max(\"offset\"), 0) FROM events").getFirst());
        var call = viewFault(MalformedCall.of("move_view", "view"), view())
                .with("bigint", pool.number(random.nextLong(most + 1), 0, most, "22S01", "22S04"));
        return new Consumption(call, 1);
    }

    Consumption remove() {
        var view = view();
        var call = viewFault(MalformedCall.of("remove_view", "view"), view);
        if (call.faults.isEmpty()) {
            model.views.remove(String.valueOf(view.it()));
        }
        return new Consumption(call, 1);
    }

    Consumption lag() {
        return new Consumption(viewFault(MalformedCall.of("get_lag", "pending_events"), view()), 1);
    }

    Consumption claim() {
        var deciders = names();
        var ids = names();
        var call = MalformedCall.of("claim_streams", "1")
                .withArray("text", deciders)
                .withArray("text", ids)
                .fault(deciders.size() != ids.size(), "22S04");
        return new Consumption(call, 1);
    }

    /** Names that nothing has find nothing. */
    Read read() {
        var known = List.copyOf(model.streams.keySet());
        var stream = known.isEmpty() ? new StreamId("order", "s") : pool.one(known);
        var id = Argument.good(pool.mostly(stream.id(), pool::name).it());
        var decider = Argument.good(pool.mostly(stream.decider(), pool::name).it());
        var after = pool.one(
                List.of(Argument.good(0L), Argument.good(1L), Argument.good(null), Argument.good(Long.MIN_VALUE)));
        var limit = pool.number(random.nextInt(3), 0, Long.MAX_VALUE);
        var call = MalformedCall.of("get_events", "event_id")
                .with("text", id)
                .with("text", decider)
                .with("bigint", after)
                .with("bigint", limit);
        var found = model.events(new StreamId(decider.text(), id.text())).stream()
                .skip(after.it() instanceof Long from ? Math.max(0, from) : Long.MAX_VALUE)
                .limit(limit.it() instanceof Long most ? Math.max(0, most) : Long.MAX_VALUE)
                .map(draft -> String.valueOf(draft.id().it()))
                .toList();
        return new Read(call, found);
    }

    Argument view() {
        return model.views.isEmpty() || pool.rarely() ? pool.name() : Argument.good(pool.one(List.copyOf(model.views)));
    }

    private MalformedCall viewFault(MalformedCall call, Argument view) {
        return call.with("text", view).fault(!model.views.contains(String.valueOf(view.it())), "ST010");
    }

    private List<Argument> names() {
        var names = new ArrayList<Argument>();
        for (int i = random.nextInt(4); i > 0; i--) {
            names.add(Argument.good(pool.name().it()));
        }
        return names;
    }
}

package dev.fstore.sql.faults;

import dev.fstore.sql.faults.EventArguments.StreamId;
import dev.fstore.sql.faults.StoreModel.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls that append, drawn at random from a {@link ArgumentPool}, and what the store must hold after them. */
record AppendCalls(StoreModel model, ArgumentPool pool, Random random) {

    /**
     * @param stored what it appends, if it is not refused
     * @param answered the ids it returns then; empty if they have to be learned from the answer
     */
    record Append(MalformedCall call, List<EventArguments> stored, List<String> answered) {}

    private static final List<List<String>> CHOSEN_BY_THE_STORE = List.of(
            List.of("\"offset\", ", "7, "),
            List.of("version, ", "1, "),
            List.of("created_at, ", "now(), "),
            List.of("transaction_id, ", "pg_current_xact_id(), "));

    Append one() {
        return append(MalformedCall.of("append_event", "event_id"));
    }

    /** As the owner may. */
    Append insert() {
        var place = pool.rarely() ? pool.one(CHOSEN_BY_THE_STORE) : List.of("", "");
        var columns =
                "event, event_id, decider, decider_id, data, command_id, previous_id, event_version, final, metadata";
        var head = "INSERT INTO events (%s%s) VALUES (%s".formatted(place.getFirst(), columns, place.getLast());
        return append(new MalformedCall(head, ") RETURNING event_id")
                .fault(!place.getFirst().isEmpty(), "23S06"));
    }

    private Append append(MalformedCall call) {
        var command = pool.mostly(pool.uuid(), () -> Argument.bad(null, "22S01"));
        var draft = draft(command, pool.object());
        var types = List.of("text", "uuid", "text", "text", "jsonb", "uuid", "uuid", "bigint", "boolean", "jsonb");
        for (int i = 0; i < types.size(); i++) {
            call.with(types.get(i), draft.values().get(i));
        }
        call.faults.addAll(model.faults(draft));
        return new Append(
                call, List.of(draft), List.of(String.valueOf(draft.id().it())));
    }

    Append several() {
        int size = random.nextInt(5);
        var command = pool.rarely() && !model.commands.isEmpty()
                ? Argument.good(pool.one(List.copyOf(model.commands.keySet())))
                : pool.mostly(pool.uuid(), () -> Argument.bad(null, "22S01"));
        boolean versions = random.nextBoolean();
        boolean finals = random.nextBoolean();
        var metadata = size == 0 ? Argument.good("{}") : pool.object();
        var drafts = drafts(size, command, metadata, versions, finals);
        var arrays = new Arrays(drafts);
        var call = MalformedCall.of("append_events", "event_id")
                .withArray("text", arrays.of(EventArguments::event))
                .withArray("text", arrays.of(EventArguments::decider))
                .withArray("text", arrays.of(EventArguments::deciderId))
                .withArray("jsonb", arrays.of(EventArguments::data))
                .with("uuid", command)
                .withArray("uuid", arrays.of(EventArguments::previous))
                .withArray("bigint", versions ? arrays.longOrShort(EventArguments::version) : null)
                .withArray("boolean", finals ? arrays.longOrShort(EventArguments::last) : null)
                .with("jsonb", metadata);
        var trial = model.copy();
        for (var draft : drafts) {
            boolean later = trial.events(draft.stream()).size()
                    > model.events(draft.stream()).size();
            // Behind another one of the same call, whatever previous_id says.
            var placed = draft.with(draft.id(), later ? Argument.good(trial.head(draft.stream())) : draft.previous());
            call.faults.addAll(trial.faults(placed));
            trial.append(placed);
        }
        return again(command, call, arrays, drafts);
    }

    /** A command that is stored already is not looked at any further, as long as it is a call at all. */
    private Append again(Argument command, MalformedCall call, Arrays arrays, List<EventArguments> drafts) {
        var before = command.it() instanceof UUID id ? model.commands.get(id) : null;
        if (before != null) {
            call.faults.retainAll(Set.of("22P02", "22P05", "22003"));
        }
        call.fault(arrays.missing, "22S01", "22S04").fault(arrays.uneven, "22S04");
        return before == null ? new Append(call, drafts, List.of()) : new Append(call, List.of(), before);
    }

    private List<EventArguments> drafts(
            int size, Argument command, Argument metadata, boolean versions, boolean finals) {
        var drafts = new ArrayList<EventArguments>();
        for (int i = 0; i < size; i++) {
            var draft = draft(command, metadata);
            drafts.add(new EventArguments(
                    draft.event(),
                    Argument.good(pool.uuid()),
                    draft.decider(),
                    draft.deciderId(),
                    draft.data(),
                    command,
                    draft.previous(),
                    versions ? draft.version() : Argument.good(1L),
                    finals ? draft.last() : Argument.good(false),
                    metadata));
        }
        return drafts;
    }

    private EventArguments draft(Argument command, Argument metadata) {
        EventType type = pool.one(List.copyOf(model.types));
        var decider = pool.mostly(type.decider(), pool::name);
        var deciderId = deciderId(decider.text());
        return new EventArguments(
                pool.mostly(type.event(), pool::name),
                pool.mostly(pool.uuid(), () -> random.nextBoolean() ? known() : Argument.bad(null, "22S01")),
                decider,
                deciderId,
                pool.object(),
                command,
                pool.mostly(model.head(new StreamId(decider.text(), deciderId.text())), this::wrongPrevious),
                version(type),
                random.nextInt(10) == 0 ? Argument.good(true) : pool.mostly(false, () -> Argument.bad(null, "22S01")),
                metadata);
    }

    private Argument version(EventType type) {
        return pool.mostly(
                type.version(),
                () -> pool.one(List.of(
                        Argument.bad(null, "22S01"),
                        Argument.bad(0L, "22S04"),
                        Argument.bad(-1L, "22S04"),
                        Argument.good(99L))));
    }

    /** Half of the time, of a stream of this decider that goes on. */
    private Argument deciderId(@Nullable String decider) {
        var open = model.streams.entrySet().stream()
                .filter(stream -> String.valueOf(stream.getKey().decider()).equals(decider))
                .filter(stream -> pool.rarely()
                        || !Boolean.TRUE.equals(
                                stream.getValue().getLast().last().it()))
                .map(stream -> stream.getKey().id())
                .toList();
        Object fresh = open.isEmpty() || random.nextInt(3) == 0 ? "s" + random.nextInt(1000) : pool.one(open);
        return random.nextInt(8) == 0 ? pool.name() : Argument.good(fresh);
    }

    private Argument wrongPrevious() {
        return switch (random.nextInt(3)) {
            case 0 -> Argument.good(null);
            case 1 -> Argument.good(pool.uuid());
            default -> known();
        };
    }

    private Argument known() {
        return Argument.good(model.ids().isEmpty() ? pool.uuid() : pool.one(model.ids()));
    }

    /** The columns of the drafts; now and then one that is missing, or as long as no other. */
    private final class Arrays {

        private final List<EventArguments> drafts;
        private boolean missing = false;
        private boolean uneven = false;

        Arrays(List<EventArguments> drafts) {
            this.drafts = drafts;
        }

        @Nullable
        List<Argument> of(Function<EventArguments, Argument> column) {
            if (random.nextInt(100) == 0) {
                missing = true;
                return null;
            }
            return longOrShort(column);
        }

        List<Argument> longOrShort(Function<EventArguments, Argument> column) {
            var values = new ArrayList<>(drafts.stream().map(column).toList());
            if (random.nextInt(100) == 0) {
                uneven = true;
                if (values.isEmpty() || random.nextBoolean()) {
                    values.add(Argument.good(null));
                } else {
                    values.removeLast();
                }
            }
            return values;
        }
    }
}

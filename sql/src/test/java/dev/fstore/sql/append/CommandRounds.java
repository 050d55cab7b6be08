package dev.fstore.sql.append;

import dev.fstore.sql.Reliability;
import dev.fstore.sql.Session;
import dev.fstore.sql.append.AppendAttempt.Outcome;
import dev.fstore.sql.append.AppendAttempt.TransactionMode;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * In each round, eight sessions send one command at the same moment, and {@code rivals} more sessions one other command
 * each for some of its streams. The seed decides on streams, events and how sessions use transactions.
 */
record CommandRounds(
        TestDatabase database,
        Session owner,
        String isolation,
        int mostStreams,
        int rivals,
        String prefix,
        Map<String, Integer> states) {

    private static final int SENDERS = 8;
    private static final long FIRST_SEED = Long.getLong("fstore.seed", 1);
    private static final int ROUNDS = Reliability.HEAVY ? 2_000 : 50;

    CommandRounds(TestDatabase database, Session owner, String isolation, int mostStreams, int rivals) {
        this(database, owner, isolation, mostStreams, rivals, UUID.randomUUID() + " ", new TreeMap<>());
    }

    /** Empty if each command was stored once, and all who sent it got its events. */
    String firstDifference() throws Exception {
        try (var crowd = ConcurrentSessions.of(SENDERS + rivals, isolation, database)) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
                String difference = round(crowd, prefix + seed + " ", new Random(seed));
                if (!difference.isEmpty()) {
                    return "%s, -Dfstore.seed=%s: %s".formatted(isolation, seed, difference);
                }
            }
        }
        return "";
    }

    String figure() {
        var tries = new ArrayList<String>();
        states.forEach((state, count) -> tries.add(String.format(Locale.ROOT, "%,d ended with %s", count, state)));
        return String.format(
                Locale.ROOT,
                "%,d rounds x %s sessions%s from seed %s: each command stored once, the same events for all; of the tries, %s",
                ROUNDS,
                SENDERS,
                rivals == 0 ? "" : " and %s rivals".formatted(rivals),
                FIRST_SEED,
                String.join(", ", tries));
    }

    private String round(ConcurrentSessions crowd, String name, Random random) throws Exception {
        var streams = streams(name, mostStreams == 1 ? 1 : random.nextInt(2, mostStreams + 1), random);
        var command = Command.over(streams, random);
        var sent = new ArrayList<Command>();
        var tasks = new ArrayList<ConcurrentSessions.Task<List<Outcome>>>();
        for (int i = 0; i < SENDERS + rivals; i++) {
            var each = i < SENDERS ? command : Command.over(someOf(streams, random), random);
            var manner = TransactionMode.any(random);
            sent.add(each);
            tasks.add((session, start) -> each.send(session, start, manner, reasonsToTryAgain()));
        }
        var tries = crowd.together(tasks);

        var stored = new HashMap<Command, List<String>>();
        for (int i = 0; i < sent.size(); i++) {
            tries.get(i).forEach(outcome -> states.merge(outcome.state(), 1, Integer::sum));
            var each = sent.get(i);
            var events = stored.get(each);
            if (events == null) {
                events = each.stored(owner);
                stored.put(each, events);
            }
            String difference = difference(each, events, tries.get(i).getLast());
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    /** Some of them have an event already. */
    private List<String> streams(String name, int size, Random random) throws SQLException {
        var streams = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            streams.add(name + i);
            if (random.nextBoolean()) {
                owner.append(name + i, "Placed", "");
            }
        }
        return streams;
    }

    /** One at least: who appends to one stream claims nothing. */
    private static List<String> someOf(List<String> streams, Random random) {
        var some = new ArrayList<>(streams);
        Collections.shuffle(some, random);
        return some.subList(0, random.nextInt(1, some.size() + 1));
    }

    private static String difference(Command command, List<String> stored, Outcome outcome) {
        if (!outcome.succeeded()) {
            return "it ended with " + outcome.state();
        }
        return stored.size() == command.streams().size() && stored.equals(outcome.appended())
                ? ""
                : "%s are stored for %s, but %s returned".formatted(stored, command, outcome.appended());
    }

    /** All errors that a session may get. At READ COMMITTED there are none, unless other commands are faster. */
    private Set<String> reasonsToTryAgain() {
        var states = new HashSet<String>();
        if (rivals > 0) {
            states.addAll(Set.of("23S01", "23S02", "23505 events_stream_version_key"));
        }
        if (!isolation.equals("READ COMMITTED")) {
            // The snapshot is older than what another session has stored: only the unique key sees that.
            states.add("23505 events_event_id_key");
        }
        if (isolation.equals("SERIALIZABLE")) {
            states.add("40001");
        }
        return states;
    }
}

package dev.fstore.sql.histories;

import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Runs schedules, one after the other, each with a view and streams of its own. */
final class ScheduleRunner implements AutoCloseable {

    private final Session owner;
    private final Map<Character, SteppedSession> actors = new HashMap<>();
    private final Deque<String> views = new ArrayDeque<>();
    private long waits;
    private long ahead;

    ScheduleRunner(TestDatabase database) throws SQLException {
        owner = Session.pooled(database);
        owner.query("CREATE INDEX IF NOT EXISTS effects_of_view ON effects (view)");
        for (int i = 0; i < Schedule.ACTORS.length(); i++) {
            actors.put(Schedule.ACTORS.charAt(i), SteppedSession.on(database));
        }
    }

    /** How many steps had to wait for another session so far. */
    long waits() {
        return waits;
    }

    /** How many deliveries so far went beyond the place that the view had reached in the log. */
    long ahead() {
        return ahead;
    }

    ScheduleRun.Outcome run(Schedule schedule) throws Exception {
        var play = new ScheduleRun(owner, "schedule " + UUID.randomUUID());
        var registrar = schedule.shape().registrar();
        if (registrar == Schedule.Registrar.AGAIN || registrar == Schedule.Registrar.POLLS) {
            play.register(owner);
        }
        var scripts = new HashMap<Character, Deque<String>>();
        actors.keySet()
                .forEach(actor ->
                        scripts.put(actor, new ArrayDeque<>(schedule.shape().script(actor))));
        for (int i = 0; i < schedule.order().length(); i++) {
            char name = schedule.order().charAt(i);
            var actor = actor(name);
            var step = scripts.getOrDefault(name, new ArrayDeque<>()).removeFirst();
            actor.submit(() -> play.perform(name, actor.session(), step));
            // First who acts: it may end what others wait for.
            boolean waiting = actor.waits(owner);
            play.steps().add(name + " " + step + (waiting ? " ..." : ""));
            waits += waiting ? 1 : 0;
            for (var other : actors.values()) {
                other.waits(owner);
            }
        }
        var outcome = play.judge();
        ahead += play.ahead();
        // The next view may skip what this one has looked at.
        views.addLast(play.view());
        if (views.size() > 1) {
            owner.query("SELECT remove_view(?)", views.removeFirst());
        }
        return outcome;
    }

    private SteppedSession actor(char name) {
        var actor = actors.get(name);
        if (actor == null) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        return actor;
    }

    @Override
    public void close() throws SQLException {
        for (var actor : actors.values()) {
            actor.close();
        }
        owner.close();
    }
}

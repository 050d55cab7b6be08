package dev.fstore.sql.append;

import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sessions at one isolation level, each in a thread of its own, that act at the same moment. */
record ConcurrentSessions(List<Session> members, ExecutorService threads, CyclicBarrier barrier)
        implements AutoCloseable {

    static ConcurrentSessions of(int size, String isolation, TestDatabase database) throws SQLException {
        var members = new ArrayList<Session>();
        for (int i = 0; i < size; i++) {
            var member = Session.open(database);
            member.query("SET default_transaction_isolation = '%s'".formatted(isolation.toLowerCase(Locale.ROOT)));
            member.query("SET synchronous_commit = off");
            members.add(member);
        }
        return new ConcurrentSessions(members, Executors.newVirtualThreadPerTaskExecutor(), new CyclicBarrier(size));
    }

    /** Returns the results of all members, in their order. Everybody must pass the start once. */
    <T> List<T> together(List<Task<T>> tasks) throws Exception {
        var running = new ArrayList<Future<T>>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var task = tasks.get(i);
            running.add(threads.submit(() -> task.run(member, () -> barrier.await(60, TimeUnit.SECONDS))));
        }
        var results = new ArrayList<T>();
        for (var each : running) {
            results.add(each.get());
        }
        return results;
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (var member : members) {
            member.close();
        }
    }

    /** The work of one member. */
    interface Task<T> {
        T run(Session session, Start start) throws Exception;
    }

    /** Where everybody waits for the others. */
    interface Start {
        void pass() throws Exception;
    }
}

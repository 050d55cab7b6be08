package dev.fstore.benchmarks;

import dev.fstore.benchmarks.Work.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sessions, each with a thread. They outlast a slice, so that what they prepared stays prepared. */
final class Clients implements AutoCloseable {

    private record Client(Connection connection, Map<Work, Step> steps) {
        Step step(Work work) throws SQLException {
            Step step = steps.get(work);
            if (step == null) {
                step = work.on(connection);
                steps.put(work, step);
            }
            return step;
        }
    }

    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads;

    Clients(Database database, int count) throws SQLException {
        for (int n = 0; n < count; n++) {
            clients.add(new Client(database.connect(), new HashMap<>()));
        }
        threads = Executors.newFixedThreadPool(count);
    }

    Slice run(Work work, Duration duration) throws Exception {
        List<Callable<Long>> loops = new ArrayList<>();
        for (var client : clients) {
            Step step = client.step(work);
            loops.add(() -> loop(step, System.nanoTime() + duration.toNanos()));
        }
        long start = System.nanoTime();
        long count = 0;
        for (Future<Long> loop : threads.invokeAll(loops)) {
            count += loop.get();
        }
        return new Slice(count, clients.size(), (System.nanoTime() - start) / 1e9);
    }

    private static long loop(Step step, long end) throws SQLException {
        long count = 0;
        while (System.nanoTime() < end) {
            step.run();
            count++;
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (var client : clients) {
            client.connection().close();
        }
    }
}

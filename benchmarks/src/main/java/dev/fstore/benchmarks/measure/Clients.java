package dev.fstore.benchmarks.measure;

import dev.fstore.benchmarks.measure.Work.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sessions with one thread each. They live longer than a slice, so their prepared statements stay prepared. */
public final class Clients implements AutoCloseable {

    private static final class Client {
        private final Database database;
        private final Map<Work, Step> steps = new HashMap<>();
        private final List<Connection> connections = new ArrayList<>();

        Client(Database database) {
            this.database = database;
        }

        Step step(Work work) throws SQLException {
            Step step = steps.get(work);
            if (step == null) {
                step = work instanceof PooledWork pooled ? pooled.start() : work.on(connection());
                steps.put(work, step);
            }
            return step;
        }

        private Connection connection() throws SQLException {
            if (connections.isEmpty()) {
                connections.add(database.connect());
            }
            return connections.getFirst();
        }

        void close() throws SQLException {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads;
    private final Optional<ProcessHandle> server;

    public Clients(Database database, int count) throws SQLException {
        server = Spent.serverOf(database);
        for (int n = 0; n < count; n++) {
            clients.add(new Client(database));
        }
        threads = Executors.newFixedThreadPool(count);
    }

    public Slice run(Work work, Duration duration) throws Exception {
        List<Callable<Long>> loops = new ArrayList<>();
        for (var client : clients) {
            Step step = client.step(work);
            loops.add(() -> loop(step, System.nanoTime() + duration.toNanos()));
        }
        var before = Spent.now(server);
        long start = System.nanoTime();
        long count = 0;
        for (Future<Long> loop : threads.invokeAll(loops)) {
            count += loop.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Slice(count, clients.size(), seconds, Spent.now(server).since(before));
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
            client.close();
        }
    }
}

package dev.fstore.postgres.subscription.fault;

import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.sql.Databases;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Runs a consumer in a process of its own. When it reaches a kill point for the nth time, it prints the point and stands
 * still. It exits when the process that started it closes its input.
 */
final class ConsumerProgram {

    /** How soon another consumer gets the streams of a dead one. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private ConsumerProgram() {}

    public static void main(String[] arguments) throws IOException {
        String view = arguments[1];
        var consuming = ConsumerKind.valueOf(arguments[2]);
        var point = KillPoint.valueOf(arguments[3]);
        var passes = new AtomicInteger(Integer.parseInt(arguments[4]));
        var connections = new WatchedConnections(reached -> {
            if (reached == point && passes.decrementAndGet() == 0) {
                System.out.println(reached);
                stop();
            }
        });
        var pool = Databases.pool(arguments[0], 4);
        var database = DSL.using(connections.of(pool), SQLDialect.POSTGRES);
        Subscription.start(database, consuming.subscriber(database, view).leasing(LEASE));
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(1);
    }

    private static void stop() {
        while (true) {
            LockSupport.park();
        }
    }
}

package dev.fstore.postgres.process;

import dev.fstore.sql.Databases;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A host in a process of its own, which says so when it has done a step for the nth time, and does nothing more. It ends with
 * its parent process: then its input ends.
 */
final class HostProgram {

    /** What it says first, before the time. */
    static final String CLOCK = "It is ";

    private HostProgram() {}

    public static void main(String[] arguments) throws IOException {
        var shop = new Shop(arguments[1]);
        var last = ProcessStep.valueOf(arguments[2]);
        var passes = new AtomicInteger(Integer.parseInt(arguments[3]));
        System.out.println(CLOCK + Instant.now());
        var connections = new WatchedStatements(sql -> {
            if (last.isAfter(sql) && passes.decrementAndGet() == 0) {
                System.out.println(last);
                stop();
            }
        });
        var pool = Databases.pool(arguments[0], 8);
        var database = DSL.using(connections.of(pool), SQLDialect.POSTGRES);
        ProcessHost.start(database, shop.process(database).leasing(Duration.ofSeconds(1)));
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(1);
    }

    private static void stop() {
        while (true) {
            LockSupport.park();
        }
    }
}

package dev.fstore.postgres.process;

import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.application.process.ProcessClock;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Many orders that wait for their payment, made by the owner of the tables. */
record Backlog(TestDatabase testDatabase, DSLContext database, Shop shop) {

    static Backlog of(TestDatabase testDatabase) {
        var database = Databases.pooled(testDatabase);
        var shop = new Shop();
        new PostgresEventRepository<>(database, shop.steps);
        return new Backlog(testDatabase, database, shop);
    }

    /** Orders whose deadlines elapse one after the other. */
    void place(int orders, String first, String apart) {
        database.execute("""
                WITH due AS (
                  SELECT i, clock_timestamp() + ?::interval + i * ?::interval AS at FROM generate_series(1, ?) AS i
                ), begun AS (
                  SELECT e.decider_id, due.at, e.created_at
                    FROM due CROSS JOIN LATERAL append_event('Begun', gen_random_uuid(), ?, 'order ' || due.i,
                           jsonb_build_object('order', 'order ' || due.i, 'payBy', to_char(due.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
                           gen_random_uuid(), NULL) e
                )
                INSERT INTO process_instances (process, instance, due_at, look_at, started_at, updated_at)
                SELECT ?, decider_id, at, at, created_at, created_at FROM begun""", first, apart, orders, shop.name, shop.name);
    }

    /** Rows of orders that are not due for a long time; nobody looks at their streams. */
    void pend(int orders) {
        database.execute("""
                INSERT INTO process_instances (process, instance, due_at, look_at, started_at, updated_at)
                SELECT ?, 'pending ' || i, now() + i * interval '1 s' + interval '1 day',
                       now() + i * interval '1 s' + interval '1 day', now(), now()
                  FROM generate_series(1, ?) i""", shop.name, orders);
        database.execute("ANALYZE process_instances");
    }

    /** Tells all that are due, by two clocks; returns how many each of them told. */
    List<Integer> fire() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var fired = threads.invokeAll(List.<Callable<Integer>>of(this::fireByOneClock, this::fireByOneClock));
            return List.of(fired.get(0).get(), fired.get(1).get());
        }
    }

    private int fireByOneClock() {
        try (HikariDataSource pool = Databases.pool(testDatabase.url(), 2)) {
            var own = DSL.using(pool, SQLDialect.POSTGRES);
            var clock = new ProcessClock<>(shop.runner, new PostgresProcessStore<>(own, shop.name, shop.steps));
            int fired = 0;
            for (int some = 1; some > 0; fired += some) {
                some = clock.fireDue();
            }
            return fired;
        }
    }

    long givenUp() {
        return database.fetchCount(DSL.table("events"), DSL.condition("decider = ? AND event = 'GaveUp'", shop.name));
    }

    /** Something about the orders that were given up, {@code late} being by how many milliseconds. */
    Number givenUp(String aggregate) {
        return (Number) database.fetchValue("""
                SELECT %s
                  FROM (SELECT extract(epoch FROM g.created_at - (b.data ->> 'payBy')::timestamptz) * 1000 AS late
                          FROM events g JOIN events b ON b.decider = g.decider AND b.decider_id = g.decider_id AND b.version = 1
                         WHERE g.decider = ? AND g.event = 'GaveUp') orders""".formatted(aggregate), shop.name);
    }
}

package dev.fstore.postgres.process;

import static org.jooq.impl.DSL.inline;

import org.jooq.DSLContext;

/**
 * Counts of violations in the tables after a history; all should be 0.
 *
 * @param lost orders of which nothing became
 * @param doubled orders of which something became more than once
 * @param both orders that were paid in time and given up
 * @param wrong orders that were shipped although nobody paid, or cancelled although nobody gave up
 * @param stuck instances that are not over
 */
record ProcessVerdict(long lost, long doubled, long both, long wrong, long stuck) {

    static final ProcessVerdict CLEAN = new ProcessVerdict(0, 0, 0, 0, 0);

    static ProcessVerdict of(DSLContext database, Shop shop) {
        return database.fetchSingle("""
                        SELECT count(*) FILTER (WHERE outcomes = 0), count(*) FILTER (WHERE outcomes > 1),
                               count(*) FILTER (WHERE paid > 0 AND given_up > 0),
                               count(*) FILTER (WHERE shipped > 0 AND paid = 0 OR cancelled > 0 AND given_up = 0),
                               count(*) FILTER (WHERE closed = 0)
                                 + (SELECT count(*) FROM process_instances WHERE process = {0})
                          FROM (SELECT o.decider_id,
                                       count(*) FILTER (WHERE e.event = 'Outcome') AS outcomes,
                                       count(*) FILTER (WHERE e.event = 'GotPayment') AS paid,
                                       count(*) FILTER (WHERE e.event = 'GaveUp') AS given_up,
                                       count(*) FILTER (WHERE e.event = 'Closed') AS closed,
                                       count(*) FILTER (WHERE e.data ->> 'action' = 'SHIP') AS shipped,
                                       count(*) FILTER (WHERE e.data ->> 'action' = 'CANCEL') AS cancelled
                                  FROM events o LEFT JOIN events e
                                    ON e.decider IN ({0}, {0} || ' outcome') AND e.decider_id = o.decider_id
                                 WHERE o.decider = {0} || ' order'
                                 GROUP BY o.decider_id) orders""", inline(shop.name))
                .map(row -> new ProcessVerdict(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class),
                        row.get(4, Long.class)));
    }

    boolean isSettled() {
        return lost == 0 && stuck == 0;
    }
}

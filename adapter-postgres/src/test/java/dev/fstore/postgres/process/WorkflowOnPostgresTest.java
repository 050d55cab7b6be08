package dev.fstore.postgres.process;

import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.process.Checkout.Step;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import org.jooq.DSLContext;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class WorkflowOnPostgresTest extends WorkflowWithProcessSpec {

    private static final EventCodec<Event> EVENTS = EventCodec.<Event>json().with(ORDERS, Event.class);
    private static final EventCodec<Step> STEPS = EventCodec.<Step>json().with(CHECKOUT, Step.class);

    WorkflowOnPostgresTest(TestDatabase database) {
        super(places(Databases.pooled(database)));
    }

    private static Places places(DSLContext database) {
        return new Places(
                new PostgresEventRepository<>(database, EVENTS),
                new PostgresProcessStore<>(database, CHECKOUT, STEPS),
                new PostgresEventRepository<>(database, STEPS));
    }
}

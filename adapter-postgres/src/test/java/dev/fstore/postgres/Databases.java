package dev.fstore.postgres;

import dev.fstore.testkit.TestDatabase;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Test databases with the store in them. */
final class Databases {

    private Databases() {}

    static DSLContext installed(TestDatabase database) {
        EventStoreSchema.install(database.dataSource());
        return DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }
}

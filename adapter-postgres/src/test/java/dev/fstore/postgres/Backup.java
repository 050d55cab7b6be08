package dev.fstore.postgres;

import dev.fstore.sql.ClientPrograms;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** The ways to bring a store from one database into another that {@code docs/backup.md} describes. */
enum Backup {
    FULL {
        @Override
        void restore(TestDatabase from, TestDatabase to) throws Exception {
            var programs = ClientPrograms.of(from);
            try (var session = Session.open(to)) {
                for (String role : List.of("writer", "consumer", "reader", "admin")) {
                    session.query("CREATE ROLE fstore_%s NOLOGIN".formatted(role));
                }
            }
            programs.copy(from, to);
        }
    },

    DATA_ONLY_AS_SUPERUSER {
        @Override
        void restore(TestDatabase from, TestDatabase to) throws Exception {
            var programs = ClientPrograms.of(from);
            Databases.forEffects(to);
            programs.copy(from, to, "--data-only", "--disable-triggers", "--exclude-table=fstore_schema_history");
        }
    },

    DATA_ONLY_AS_OWNER {
        @Override
        void restore(TestDatabase from, TestDatabase to) throws Exception {
            var programs = ClientPrograms.of(from);
            var owned = Databases.ownedBy("keeper", to);
            Databases.forEffects(owned);
            try (var owner = Session.open(owned)) {
                owner.query("ALTER TABLE events DISABLE TRIGGER USER");
                programs.copy(from, owned, "--data-only", "--exclude-table=fstore_schema_history");
                owner.query("ALTER TABLE events ENABLE TRIGGER USER");
            }
        }
    },

    TABLE_BY_TABLE {
        @Override
        void restore(TestDatabase from, TestDatabase to) throws Exception {
            var owned = Databases.ownedBy("keeper", to);
            Databases.forEffects(owned);
            try (var source = Session.open(from);
                    var owner = Session.open(owned)) {
                owner.query("ALTER TABLE events DISABLE TRIGGER USER");
                TableCopy.all(source, owner);
                owner.query("ALTER TABLE events ENABLE TRIGGER USER");
            }
        }
    };

    abstract void restore(TestDatabase from, TestDatabase to) throws Exception;

    /** Every table, in the order of creation: all that a backup has to bring back. */
    static List<String> tables(Session session) throws SQLException {
        return session.query("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                + " AND relkind = 'r' AND relname <> 'fstore_schema_history' ORDER BY oid");
    }
}

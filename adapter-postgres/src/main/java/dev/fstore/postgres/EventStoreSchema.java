package dev.fstore.postgres;

import dev.fstore.application.UnusableStoreException;
import dev.fstore.postgres.schema.Migrations;
import dev.fstore.postgres.schema.StoreCheck;
import javax.sql.DataSource;

/**
 * Installs and checks the tables and functions of the event store in the current schema of a data source. Applications that run
 * Flyway themselves add the location {@value #LOCATION}; psql users run {@code sql/install.sql}. Each way recognizes what another
 * has installed.
 */
public final class EventStoreSchema {

    /** Where Flyway finds the store's migrations. */
    public static final String LOCATION = "classpath:dev/fstore/sql";

    private EventStoreSchema() {}

    /**
     * Installs the store, updates it, or puts back objects that were dropped or changed. Does nothing if all is as it should be.
     * Any number of instances may call it at the same time. It needs the rights of the store's owner.
     *
     * @throws UnusableStoreException if that is not possible, saying why
     * @throws dev.fstore.application.TransientFaultException if the server cannot be reached at the moment
     */
    public static void install(DataSource dataSource) {
        var check = new StoreCheck(dataSource);
        check.requireServer();
        check.requireNothingNewer();
        Migrations.run(dataSource);
        check.repair();
    }

    /**
     * Checks that every table, column, default, constraint, index, trigger and function of the store is the one of this library,
     * whichever way it was installed, and that its sequence is not behind the log. Changes nothing.
     *
     * @throws UnusableStoreException if not, saying what is missing, changed or newer than this library, and what to do
     */
    public static void verify(DataSource dataSource) {
        new StoreCheck(dataSource).requireComplete();
    }

    /**
     * Checks that the server can run the store. Changes nothing.
     *
     * @throws UnusableStoreException if it is older than PostgreSQL 14, or the connection has no schema
     */
    public static void requireSupported(DataSource dataSource) {
        new StoreCheck(dataSource).requireServer();
    }
}

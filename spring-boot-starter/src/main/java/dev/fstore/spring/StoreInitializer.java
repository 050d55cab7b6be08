package dev.fstore.spring;

import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.spring.FstoreProperties.SchemaMode;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/** Brings the tables and functions of the store into the database, before a bean uses them. */
record StoreInitializer(DataSource dataSource, SchemaMode mode) implements InitializingBean {

    @Override
    public void afterPropertiesSet() {
        switch (mode) {
            case INSTALL -> EventStoreSchema.install(dataSource);
            case VERIFY -> EventStoreSchema.verify(dataSource);
            case NONE -> {}
        }
    }
}

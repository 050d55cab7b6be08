package dev.fstore.spring;

import dev.fstore.application.CallerTransactions;
import dev.fstore.application.observe.QueuedListener;
import dev.fstore.postgres.process.HostedProcess;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.SubscriptionListener;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Sets up the event store on the application's data source. */
@AutoConfiguration(
        after = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration"
        })
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(prefix = "fstore", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(FstoreProperties.class)
public class FstoreAutoConfiguration {

    /** The name of the store's own {@link DSLContext}. One of the application's stays what it is. */
    public static final String DATABASE = "fstoreDslContext";

    @Bean
    StoreInitializer fstoreInitializer(DataSource dataSource, FstoreProperties properties) {
        return new StoreInitializer(dataSource, properties.schema().mode());
    }

    @Bean
    @ConditionalOnMissingBean
    CallerTransactions fstoreCallerTransactions() {
        return new SpringCallerTransactions();
    }

    /** Without the listeners of the application's own: they may replace exceptions that the library needs to understand. */
    @Bean(name = DATABASE, defaultCandidate = false)
    @ConditionalOnMissingBean(name = DATABASE)
    @DependsOnDatabaseInitialization
    DSLContext fstoreDslContext(
            DataSource dataSource,
            ObjectProvider<PlatformTransactionManager> managers,
            CallerTransactions transactions) {
        var manager = managers.getIfUnique(() -> new JdbcTransactionManager(dataSource));
        var configuration = new DefaultConfiguration()
                .set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(dataSource)))
                .set(new SpringTransactions(manager))
                .set(SQLDialect.POSTGRES);
        configuration.data(CallerTransactions.class, transactions);
        return DSL.using(configuration);
    }

    @Bean
    FstoreSubscriptions fstoreSubscriptions(
            @Qualifier(DATABASE) DSLContext database,
            FstoreProperties properties,
            ObjectProvider<Subscriber<?>> subscribers,
            ObjectProvider<HostedProcess<?, ?, ?, ?>> processes,
            ObjectProvider<SubscriptionListener> listeners) {
        return new FstoreSubscriptions(database, properties, subscribers, processes, listeners);
    }

    @Bean(name = EventRepositoryRegistrar.FACTORY)
    EventRepositories fstoreEventRepositories(
            @Qualifier(DATABASE) DSLContext database,
            FstoreProperties properties,
            CallerTransactions transactions,
            FstoreSubscriptions subscriptions,
            ObjectProvider<QueuedListener> listeners) {
        return new EventRepositories(
                database,
                properties.repositories(),
                transactions,
                subscriptions,
                listeners.orderedStream().toList());
    }

    @Bean
    static EventRepositoryRegistrar fstoreEventRepositoryRegistrar() {
        return new EventRepositoryRegistrar();
    }

    /** Nobody asks for a subscription, so a lazy one would never start. */
    @Bean
    static LazyInitializationExcludeFilter fstoreLazyInitializationExcludeFilter() {
        return LazyInitializationExcludeFilter.forBeanTypes(FstoreSubscriptions.class);
    }
}

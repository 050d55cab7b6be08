package dev.fstore.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.CallerTransactions;
import dev.fstore.application.EventRepository;
import dev.fstore.application.StreamId;
import dev.fstore.application.UnusableStoreException;
import dev.fstore.domain.View;
import dev.fstore.spring.OrderApplication.OrderEvent;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(PostgresExtension.class)
class StarterTest {

    private static final View<Integer, OrderEvent> COUNT = View.of(0, (count, event) -> count + 1);

    private final ApplicationContextRunner application;

    StarterTest(TestDatabase database) {
        application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        FstoreAutoConfiguration.class,
                        FstoreHealthAutoConfiguration.class,
                        FstoreMetricsAutoConfiguration.class,
                        FstoreActuatorAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(), "spring.datasource.hikari.maximum-pool-size=6");
    }

    @Test
    void an_order_is_stored_with_the_rows_beside_it_and_reaches_its_view() {
        orders().withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            assertThat(context.getBean(Desk.class).place("kept")).isTrue();

            assertThat(count(context, "desk", "kept")).isEqualTo(1);
            await().until(() -> count(context, "names", "kept") == 1);
            assertThat(health(context)).isEqualTo(Status.UP);
            await().until(() -> context.getBean(MeterRegistry.class)
                                    .counter("fstore.view.events", "view", "names")
                                    .count()
                            >= 1
                    && context.getBean(MeterRegistry.class)
                                    .counter("fstore.append.events", "decider", "order")
                                    .count()
                            == 1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fstore.repositories.cached-streams=0",
                "fstore.repositories.cached-streams=10",
                "fstore.repositories.append-groups=2"
            })
    void appends_take_part_in_the_transaction_of_the_caller_and_leave_it_usable(String setting) {
        orders().withPropertyValues(setting).run(context -> {
            var desk = context.getBean(Desk.class);
            var id = "undone " + setting;
            assertThatThrownBy(() -> desk.placeAndFail(id)).hasMessage("changed its mind");
            assertThatThrownBy(() -> desk.placeAndFailNested(id)).hasMessage("changed its mind");
            assertThat(events(context, id)).isZero();
            assertThat(count(context, "desk", id)).isZero();

            assertThat(desk.placeAndFailInside(id)).isTrue();
            assertThat(events(context, id)).isEqualTo(1);
            assertThat(count(context, "desk", id)).isEqualTo(1);

            assertThatThrownBy(() -> desk.placeAnywayAndFail(id + " anyway")).hasMessage("changed its mind");
            assertThat(events(context, id + " anyway")).isEqualTo(1);

            assertThat(desk.place(id)).as("rejected, but usable").isFalse();
            assertThat(desk.placeBehindNothing(id)).as("a conflict, but usable").isFalse();
            assertThat(count(context, "desk", id)).isEqualTo(3);
            assertThat(events(context, id)).isEqualTo(1);
        });
    }

    @Test
    void the_effects_of_a_handler_that_fails_are_rolled_back_whatever_they_were_made_with() {
        orders().withPropertyValues("management.endpoints.web.exposure.include=fstore")
                .run(context -> {
                    context.getBean(Desk.class).place("bad");
                    context.getBean(Desk.class).place("good");

                    await().until(() -> count(context, "names", "good") == 1);
                    assertThat(count(context, "names", "bad")).isZero();

                    var endpoint = context.getBean(FstoreEndpoint.class);
                    assertThat(endpoint.views()).singleElement().satisfies(view -> {
                        assertThat(view.view()).isEqualTo("names");
                        assertThat(view.activity()).isEqualTo("running");
                    });
                    assertThat(endpoint.view("names"))
                            .isNotNull()
                            .satisfies(
                                    names -> assertThat(names.pendingEvents()).isPositive());
                    assertThat(endpoint.view("another")).isNull();
                    var info = new Info.Builder();
                    context.getBean(InfoContributor.class).contribute(info);
                    assertThat(info.build().getDetails())
                            .isEqualTo(Map.of(
                                    "fstore",
                                    Map.of(
                                            "eventTypes",
                                            List.of("order.Placed version 1"),
                                            "views",
                                            List.of("names"))));
                });
    }

    @Test
    void it_stays_away_where_it_is_switched_off_or_there_is_no_data_source() {
        application
                .withPropertyValues("fstore.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DSLContext.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FstoreAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DSLContext.class));
    }

    @Test
    void it_starts_without_health_and_metrics_on_the_class_path() {
        application
                .withClassLoader(
                        new FilteredClassLoader(HealthIndicator.class, MeterRegistry.class, InfoContributor.class))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(FstoreSubscriptions.class));
    }

    @Test
    void nothing_is_left_of_an_application_that_has_stopped(TestDatabase database) throws Exception {
        for (int i = 0; i < 3; i++) {
            orders().run(context ->
                    assertThat(subscriptions(context).statuses()).hasSize(1));
        }
        try (var connection = database.dataSource().getConnection();
                var count = connection.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")) {
            await().until(() -> {
                var rows = count.executeQuery();
                return rows.next() && rows.getInt(1) == 1;
            });
        }
    }

    @Test
    void only_the_views_that_are_named_run_and_none_without_auto_start() {
        orders().withPropertyValues("fstore.subscriptions.names=others")
                .run(context -> assertThat(subscriptions(context).statuses()).isEmpty());
        orders().withPropertyValues("fstore.subscriptions.auto-start=false").run(context -> {
            assertThat(subscriptions(context).isRunning()).isFalse();
            assertThat(health(context)).isEqualTo(Status.UNKNOWN);
        });
    }

    @Test
    void subscriptions_run_in_a_lazy_application_and_start_again_after_a_stop() {
        orders().withPropertyValues("fstore.wake-ups.enabled=false")
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> {
                    var subscriptions = subscriptions(context);
                    assertThat(subscriptions.isRunning()).isTrue();
                    subscriptions.stop();
                    assertThat(subscriptions.statuses()).isEmpty();
                    subscriptions.start();
                    assertThat(subscriptions.statuses()).hasSize(1);
                });
    }

    @Test
    void a_store_that_is_not_there_is_refused_in_one_sentence_that_names_the_property() {
        application
                .withPropertyValues("fstore.schema.mode=verify", "spring.datasource.hikari.schema=pg_catalog")
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(UnusableStoreException.class);
                    var analysis = new UnusableStoreFailureAnalyzer()
                            .analyze(Objects.requireNonNull(context.getStartupFailure()));
                    assertThat(analysis)
                            .isNotNull()
                            .satisfies(found -> assertThat(found.getAction()).contains("fstore.schema.mode"));
                });
    }

    @Test
    void a_setting_that_makes_no_sense_is_refused_by_its_name() {
        application
                .withPropertyValues("fstore.repositories.append-groups=-1")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage("fstore.repositories.append-groups must not be negative, but was -1"));
    }

    @Test
    void beans_of_the_application_win() {
        orders().withBean(CallerTransactions.class, CallerTransactions::none)
                .withBean(Guest.class)
                .run(context -> {
                    assertThat(context).hasSingleBean(CallerTransactions.class);
                    assertThat(context.getBean(Guest.class).database()).isEmpty();
                });
    }

    /** Asks for a {@link DSLContext} as applications do. */
    record Guest(Optional<DSLContext> database) {}

    private ApplicationContextRunner orders() {
        return application.withUserConfiguration(OrderApplication.class).withBean("tables", Tables.class);
    }

    /** Own tables of the application. */
    static final class Tables {
        Tables(JdbcTemplate jdbc) {
            jdbc.execute("CREATE TABLE IF NOT EXISTS desk (id text)");
            jdbc.execute("CREATE TABLE IF NOT EXISTS names (id text)");
        }
    }

    private static Status health(AssertableApplicationContext context) {
        return Objects.requireNonNull(context.getBean(HealthIndicator.class).health())
                .getStatus();
    }

    private static FstoreSubscriptions subscriptions(AssertableApplicationContext context) {
        return context.getBean(FstoreSubscriptions.class);
    }

    private static int events(AssertableApplicationContext context, String id) {
        ObjectProvider<EventRepository<OrderEvent>> repositories =
                context.getBeanProvider(ResolvableType.forClassWithGenerics(EventRepository.class, OrderEvent.class));
        return repositories.getObject().load(new StreamId("order", id), COUNT).state();
    }

    private static int count(AssertableApplicationContext context, String table, String id) {
        return Optional.ofNullable(context.getBean(JdbcTemplate.class)
                        .queryForObject("SELECT count(*) FROM " + table + " WHERE id = ?", Integer.class, id))
                .orElse(0);
    }
}

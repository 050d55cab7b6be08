package dev.fstore.example;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.example.order.OrderEvent;
import dev.fstore.example.order.OrderEvent.OrderPaid;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.ViewProgress;
import dev.fstore.postgres.subscription.WakeUps;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.JooqLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What an application hears of the library at INFO and above. */
@ExtendWith(PostgresExtension.class)
class LoggingTest {

    private static final String VERSION_SUPPORT = "org.jooq.impl.DefaultExecuteContext.logVersionSupport";

    private static final EventCodec<OrderEvent> CODEC =
            EventCodec.<OrderEvent>json().with("order", OrderEvent.class);

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final TestDatabase database;

    LoggingTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        heard.start();
        root.addAppender(heard);
    }

    @AfterEach
    void stop() {
        root.detachAppender(heard);
        root.setLevel(before);
    }

    /** Without jOOQ's greeting, which a system property of its own turns off. */
    private List<String> lines() {
        return List.copyOf(heard.list).stream()
                .filter(event -> !event.getLoggerName().equals("org.jooq.Constants"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void installing_is_one_line_and_ordinary_work_is_none() {
        DSL.using(database.dataSource(), SQLDialect.POSTGRES).execute("CREATE SCHEMA logged");
        var store = new TestDatabase(database.url() + "&currentSchema=logged").dataSource();
        EventStoreSchema.install(store);
        EventStoreSchema.verify(store);
        assertThat(lines()).singleElement().asString().startsWith("Installed the event store in schema logged");

        var context = DSL.using(store, SQLDialect.POSTGRES);
        var repository = new PostgresEventRepository<>(context, CODEC);
        var subscriber = Subscriber.<OrderEvent>transactional("all", CODEC, transaction -> event -> {});
        try (var subscription = Subscription.start(context, subscriber);
                var wakeUps = WakeUps.of(context, List.of(subscription))) {
            var order = UUID.randomUUID();
            var append = new Append<OrderEvent>(
                    new StreamId("order", order.toString()), Version.NONE, List.of(new OrderPaid(order)), false);
            var events = repository.append(List.of(append), Metadata.empty()).get();
            wakeUps.announce();
            assertThat(new ViewProgress(context, "all").await(events, Duration.ofMinutes(1)))
                    .isTrue();
        }
        assertThat(lines()).hasSize(1);
    }

    @Test
    void the_warning_of_jooq_about_older_servers_is_silent_and_others_are_not() {
        EventStoreSchema.install(database.dataSource());
        new PostgresEventRepository<>(DSL.using(database.dataSource(), SQLDialect.POSTGRES), CODEC);

        assertThat(JooqLogger.getLogger(VERSION_SUPPORT).isWarnEnabled()).isFalse();
        assertThat(JooqLogger.getLogger(VERSION_SUPPORT).isErrorEnabled()).isTrue();
        assertThat(JooqLogger.getLogger("org.jooq.impl.DefaultExecuteContext").isWarnEnabled())
                .isTrue();
    }

    @Test
    void every_supported_server_runs_the_tests_at_night() throws IOException {
        assertThat(Files.readString(Path.of("..", ".github", "workflows", "nightly.yml")))
                .contains("postgres: " + IntStream.rangeClosed(14, 18).boxed().toList());
    }
}

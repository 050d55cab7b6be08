package dev.fstore.docs;

import static dev.fstore.testkit.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.application.process.ScheduledCommands;
import dev.fstore.docs.OrderPayments.CancelOrder;
import dev.fstore.docs.OrderPayments.Noted;
import dev.fstore.docs.OrderPayments.Told;
import dev.fstore.domain.Deadline;
import dev.fstore.postgres.EventStoreSchema;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.process.HostedProcess;
import dev.fstore.postgres.process.ProcessHost;
import dev.fstore.postgres.process.ProcessInstancesReport;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.process.ProcessLaws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of docs/processes.md. */
@ExtendWith(PostgresExtension.class)
class ProcessesTest {

    sealed interface ShopEvent {
        record Placed() implements ShopEvent {}

        record PaymentTaken() implements ShopEvent {}
    }

    private final DSLContext database;
    private final Map<UUID, String> cancelled = new ConcurrentHashMap<>();
    private final Map<UUID, String> sent = new ConcurrentHashMap<>();

    ProcessesTest(TestDatabase testDatabase) {
        EventStoreSchema.install(testDatabase.dataSource());
        this.database = DSL.using(testDatabase.dataSource(), SQLDialect.POSTGRES);
    }

    @Test
    void an_order_that_is_not_paid_in_time_is_cancelled() {
        var noon = Instant.parse("2026-11-28T12:00:00Z");

        given(new OrderPayments()).when(new Told.OrderPlaced("42", noon)).thenDeadlines(new Deadline("payment", noon));

        given(new OrderPayments(), new Noted.WaitBegan("42", noon))
                .whenTimeIs(noon, elapsed -> new Told.TimeElapsed())
                .then(new Noted.GivenUp())
                .thenReact(new CancelOrder("42"))
                .thenDeadlines();

        given(new OrderPayments(), new Noted.WaitBegan("42", noon), new Noted.Paid())
                .whenTimeIs(noon, elapsed -> new Told.TimeElapsed())
                .thenNothing();
    }

    @Test
    void the_order_of_results_does_not_matter() {
        var noon = Instant.parse("2026-11-28T12:00:00Z");

        ProcessLaws.hold(
                new OrderPayments(),
                elapsed -> new Told.TimeElapsed(),
                new Told.OrderPlaced("42", noon),
                new Told.PaymentReceived());
    }

    private void cancel(String order, UUID commandId) {
        cancelled.put(commandId, order);
    }

    private void send(String command, UUID commandId) {
        sent.put(commandId, command);
    }

    @Test
    void it_runs() {
        var shopCodec = EventCodec.<ShopEvent>json().with("order", ShopEvent.class);
        var payWithin = Duration.ofMillis(100);

        var runner = new ProcessRunner<>("order-payment", new OrderPayments(), elapsed -> new Told.TimeElapsed());
        var noted = EventCodec.<Noted>json().with("order-payment", Noted.class);

        var payments = HostedProcess.of(runner, noted, (CancelOrder command, Metadata metadata) -> {
                    cancel(command.order(), metadata.commandId().orElseThrow());
                    return Optional.empty(); // or what the process is to be told, such as that the order was shipped
                })
                .hearing(
                        "orders",
                        shopCodec,
                        event -> List.of(new ProcessInput<>(
                                event.stream().id(),
                                switch (event.event()) {
                                    case ShopEvent.Placed placed ->
                                        new Told.OrderPlaced(
                                                event.stream().id(),
                                                event.recordedAt().plus(payWithin));
                                    case ShopEvent.PaymentTaken taken -> new Told.PaymentReceived();
                                })));

        var host = ProcessHost.start(database, payments);
        var shop = new PostgresEventRepository<>(database, shopCodec);
        shop.append(
                List.of(new Append<>(
                        new StreamId("order", "42"), Version.NONE, List.of(new ShopEvent.Placed()), false)),
                Metadata.empty());
        await().until(() -> cancelled.containsValue("42"));

        host.tell(List.of(new ProcessResult<>(
                "43",
                new Told.OrderPlaced("43", Instant.now().plus(Duration.ofDays(1))),
                Metadata.empty().withCommandId(UUID.randomUUID()))));

        assertThat(host.waitingFor("43").deadlines()).hasSize(1);

        var report = new ProcessInstancesReport(database, "order-payment");
        report.lateness(); // Lateness[underOneSecond=0, underTenSeconds=0, …, parked=0]
        for (var instance : report.list(100)) {
            if (instance.error().isPresent()) {
                report.replay(
                        instance.instance()); // or report.skip(instance.instance(), instance.dueAt().orElseThrow())
            }
        }
        assertThat(report.list(100)).hasSize(1);
        host.close();
    }

    @Test
    void a_command_is_sent_later() {
        var reminders = HostedProcess.of(
                ScheduledCommands.runner("reminder"),
                EventCodec.<ScheduledCommands.Fact>json().with("reminder", ScheduledCommands.Fact.class),
                (String command, Metadata metadata) -> {
                    send(command, metadata.commandId().orElseThrow());
                    return Optional.empty();
                });

        try (var host = ProcessHost.start(database, reminders)) {
            host.tell(List.of(new ProcessResult<>(
                    "order 42",
                    new ScheduledCommands.Request.Send(
                            "remind 42", Instant.now().plusMillis(200)),
                    Metadata.empty().withCommandId(UUID.randomUUID()))));

            await().until(() -> sent.containsValue("remind 42"));
        }
    }
}

package dev.fstore.example.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.example.RunningApp;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SimulationTest {

    @Test
    void guests_find_what_was_acknowledged_and_a_seed_brings_the_same_guests_again(TestDatabase database)
            throws Exception {
        var reliable = RunningApp.bank(0); // else a guest who pays might be too late the second time
        try (var app = new RunningApp(database, Duration.ofSeconds(15), reliable)) {
            var left = new AtomicInteger();
            var first = new Simulation(app.address(), 50, 7).play(left::incrementAndGet);
            var again = new Simulation(app.address(), 50, 7).play(left::incrementAndGet);
            var others = new Simulation(app.address(), 50, 8).play(left::incrementAndGet);

            assertThat(first.differences()).isEmpty();
            assertThat(again.differences()).isEmpty();
            assertThat(left).hasValue(150);
            assertThat(again.byOutcome()).isEqualTo(first.byOutcome());
            assertThat(again.ledger().refusals()).isEqualTo(first.ledger().refusals());
            assertThat(others.byOutcome()).isNotEqualTo(first.byOutcome());
        }
    }
}

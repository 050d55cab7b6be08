package dev.fstore.postgres.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fstore.postgres.codec.EncodedEvent;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Reliability;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Old and new code run beside each other. {@code -Dfstore.seed=7} begins at another seed. */
@ExtendWith(PostgresExtension.class)
class RollingDeploymentTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int SCHEDULES = Reliability.HEAVY ? 200 : 6;

    private final DSLContext database;

    RollingDeploymentTest(TestDatabase database) {
        this.database = Databases.pooled(database);
    }

    @Test
    void an_old_node_leaves_what_it_cannot_read_to_newer_ones_and_nothing_is_lost_doubled_parked_or_out_of_order()
            throws IOException {
        for (long seed = SEED; seed < SEED + SCHEDULES; seed++) {
            var deployment = new Deployment(database, seed, UnaryOperator.identity());
            try {
                deployment.run();
                deployment.awaitAll();
                assertThat(deployment.parked()).as("-Dfstore.seed=%s", seed).isEmpty();
            } finally {
                deployment.stopAll();
            }
        }
        Reliability.record(
                "rolling deployments",
                "%s schedules from seed %s of old and new nodes: 0 events lost, 0 doubled, 0 parked, 0 out of order"
                        .formatted(SCHEDULES, SEED),
                String.valueOf(database.fetchValue("SHOW server_version")));
    }

    /** Takes what it cannot read, and fails. */
    private record Boastful(EventCodec<Deployment.Old> codec) implements EventCodec<Deployment.Old> {

        @Override
        public Set<EventType> types() {
            return codec.types();
        }

        @Override
        public boolean reads(EventType stored) {
            return true;
        }

        @Override
        public EventType typeOf(Deployment.Old event) {
            return codec.typeOf(event);
        }

        @Override
        public EncodedEvent encode(Deployment.Old event) {
            return codec.encode(event);
        }

        @Override
        public List<Deployment.Old> decode(EncodedEvent stored) {
            return codec.decode(stored);
        }

        @Override
        public String fingerprint() {
            return codec.fingerprint();
        }
    }

    @Test
    void an_old_node_that_takes_what_it_cannot_read_would_park_its_stream() {
        await().until(() -> {
            var deployment = new Deployment(database, System.nanoTime(), Boastful::new);
            try {
                deployment.run();
                return !deployment.parked().isEmpty();
            } finally {
                deployment.stopAll();
            }
        });
    }
}

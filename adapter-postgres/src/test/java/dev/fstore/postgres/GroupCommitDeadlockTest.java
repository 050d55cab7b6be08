package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Appends that share a transaction, beside commands over the same streams. */
@ExtendWith(PostgresExtension.class)
class GroupCommitDeadlockTest {

    private static final int ROUNDS = 20;
    private static final int STREAMS = 26;

    private final PostgresEventRepository<Counted> repository;
    private final GroupCommitRepository<Counted> grouped;

    GroupCommitDeadlockTest(TestDatabase database) {
        repository = new PostgresEventRepository<>(
                Databases.pooled(database), EventCodec.<Counted>json().with("counter", Counted.class));
        grouped = new GroupCommitRepository<>(repository, 1);
    }

    @Test
    void a_group_and_a_command_over_its_streams_in_another_order_both_have_outcomes_and_no_deadlock() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                var appends = appends("round " + round + " ");
                var group = appends.stream()
                        .map(append -> grouped.pending(append, Metadata.empty()))
                        .toList();
                var reversed = new ArrayList<>(appends);
                Collections.reverse(reversed);
                List<Callable<Boolean>> both = List.of(
                        () -> {
                            grouped.appendTogether(group);
                            return group.stream()
                                    .allMatch(pending ->
                                            grouped.outcomeOf(pending).isRight());
                        },
                        () -> repository.append(reversed, Metadata.empty()).isRight());

                int winners = 0;
                for (var outcome : threads.invokeAll(both)) {
                    winners += outcome.get() ? 1 : 0;
                }

                assertThat(winners).isLessThan(2);
            }
        }
    }

    private static List<Append<Counted>> appends(String prefix) {
        var appends = new ArrayList<Append<Counted>>();
        for (int n = 0; n < STREAMS; n++) {
            var stream = new StreamId("counter", prefix + (char) ('a' + n));
            appends.add(new Append<>(stream, Version.NONE, List.of(new Counted.Incremented(n)), false));
        }
        return appends;
    }
}

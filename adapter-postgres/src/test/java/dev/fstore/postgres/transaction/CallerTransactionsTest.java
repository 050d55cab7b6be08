package dev.fstore.postgres.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.AnnouncingEventRepository;
import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure.Conflict;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.Save;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.postgres.CachedEventRepository;
import dev.fstore.postgres.GroupCommitRepository;
import dev.fstore.postgres.NumberDecider;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.postgres.codec.StateCodec;
import dev.fstore.postgres.subscription.ParkedStreams;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import dev.fstore.testkit.contract.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inside a transaction that a framework has bound to the thread. */
@ExtendWith(PostgresExtension.class)
class CallerTransactionsTest {

    private final DSLContext plain;
    private final ThreadTransactions transactions;
    private final DSLContext database;
    private final PostgresEventRepository<Changed> repository;
    private final String number = UUID.randomUUID().toString();

    CallerTransactionsTest(TestDatabase server) {
        plain = Databases.pooled(server);
        plain.execute("CREATE TABLE IF NOT EXISTS own_work (done text)");
        transactions = new ThreadTransactions(server.dataSource());
        database = transactions.database();
        repository = NumberDecider.in(database);
    }

    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    private void rollingBack(Runnable work) {
        assertThatThrownBy(() -> transactions.run(() -> {
                    work.run();
                    throw new RolledBack();
                }))
                .isInstanceOf(RolledBack.class);
    }

    private void work(String step) {
        database.execute("INSERT INTO own_work VALUES (?)", number + step);
    }

    private int ownWork() {
        return plain.fetchCount(DSL.table("own_work"), DSL.condition("done LIKE ?", number + "%"));
    }

    private void add(EventRepository<Changed> to, long summand) {
        assertThat(NumberDecider.over(to)
                        .handle(NumberDecider.add(number, summand), Metadata.empty())
                        .isRight())
                .isTrue();
    }

    private long value() {
        return NumberDecider.value(number, NumberDecider.in(plain));
    }

    private List<Append<Changed>> outdated() {
        return List.of(
                new Append<>(NumberDecider.stream(number), Version.NONE, List.of(new Changed(7, List.of())), false));
    }

    @Test
    void a_jdbc_savepoint_breaks_the_connection() {
        assertThatThrownBy(() -> transactions.run(() -> database.connection(connection -> connection.setSavepoint())))
                .rootCause()
                .hasMessageContaining("enlisted");
    }

    @Test
    void a_conflict_leaves_the_transaction_usable() {
        add(repository, 1);
        transactions.run(() -> {
            work("before");
            assertThat(repository.append(outdated(), Metadata.empty()).getLeft())
                    .isInstanceOf(Conflict.class);
            add(repository, 2);
            work("after");
        });
        assertThat(value()).isEqualTo(3);
        assertThat(ownWork()).isEqualTo(2);
    }

    @Test
    void a_state_that_another_has_saved_leaves_the_transaction_usable() {
        var states = new PostgresStateRepository<Counter>(database, StateCodec.json(Counter.class));
        var stream = new StreamId("counter", number);
        var first = new Save<>(stream, Version.NONE, new Counter(1, ""), false);
        transactions.run(() -> {
            assertThat(states.save(List.of(first), Metadata.empty()).isRight()).isTrue();
            assertThat(states.save(List.of(first), Metadata.empty()).getLeft()).isInstanceOf(Conflict.class);
            work("after");
        });
        assertThat(states.load(stream, new Counter(0, "")).state().total()).isEqualTo(1);
        assertThat(ownWork()).isEqualTo(1);
    }

    @Test
    void a_refused_call_leaves_the_transaction_usable() {
        transactions.run(() -> {
            assertThatThrownBy(() -> new ParkedStreams(database, "no_such_view").replay(NumberDecider.stream(number)))
                    .isInstanceOf(DataAccessException.class);
            work("after");
        });
        assertThat(ownWork()).isEqualTo(1);
    }

    @Test
    void a_savepoint_of_the_caller_keeps_its_place_even_if_it_has_our_name() {
        add(repository, 1);
        transactions.run(() -> {
            database.execute("SAVEPOINT fstore");
            work("undone");
            assertThat(repository.append(outdated(), Metadata.empty()).isLeft()).isTrue();
            add(repository, 2);
            database.execute("ROLLBACK TO SAVEPOINT fstore");
            work("kept");
        });
        assertThat(value()).isEqualTo(1);
        assertThat(ownWork()).isEqualTo(1);
    }

    @Test
    void an_append_is_announced_after_the_commit_and_never_if_it_is_rolled_back() {
        var announced = new ArrayList<Recorded<Changed>>();
        var announcing = new AnnouncingEventRepository<Changed>(repository, announced::addAll).in(transactions);
        transactions.run(() -> {
            add(announcing, 1);
            assertThat(announced).isEmpty();
        });
        assertThat(announced).hasSize(1);

        rollingBack(() -> add(announcing, 2));
        assertThat(announced).hasSize(1);

        add(announcing, 4);
        assertThat(announced).hasSize(2);
    }

    @Test
    void what_is_rolled_back_is_not_cached() {
        var cached = new CachedEventRepository<>(repository, 100).in(transactions);
        add(cached, 1);
        rollingBack(() -> {
            add(cached, 2);
            assertThat(NumberDecider.value(number, cached)).isEqualTo(3);
        });
        assertThat(NumberDecider.value(number, cached)).isEqualTo(1);
        add(cached, 4);
        assertThat(value()).isEqualTo(5);
    }

    @Test
    void a_cache_that_does_not_know_the_transactions_keeps_what_is_rolled_back() {
        var cached = new CachedEventRepository<>(repository, 100);
        rollingBack(() -> {
            add(cached, 2);
            assertThat(NumberDecider.value(number, cached)).isEqualTo(2);
        });
        var decider = new NumberDecider();
        rollingBack(() -> cached.load(NumberDecider.stream(number), decider));
        rollingBack(() -> {
            add(repository, 2);
            cached.load(NumberDecider.stream(number), decider);
        });
        assertThat(cached.remembered(NumberDecider.stream(number), decider)).isPresent();
    }

    @Test
    void an_append_in_a_transaction_of_the_caller_is_not_grouped() throws Exception {
        var grouped = new GroupCommitRepository<>(repository, 1);
        rollingBack(() -> add(grouped, 1));
        assertThat(value()).isZero();

        transactions.run(() -> {
            add(grouped, 2);
            assertThat(value()).isZero();
        });
        assertThat(value()).isEqualTo(2);
    }
}

package dev.fstore.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.process.ProcessAdvance;
import dev.fstore.application.process.ProcessInstance;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several transactions claim the same instances of a {@link ProcessStore} at once. */
abstract class ClaimedAtOnce {

    private static final int RUNNERS = 6;
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    protected abstract ProcessStore<Counted> store();

    @Test
    void transactions_on_one_instance_go_one_after_the_other() throws Exception {
        race(() -> {
            for (int i = 0; i < 10; i++) {
                note("a", Optional.empty(), 1);
            }
            return 0;
        });

        assertThat(claim("a").noted().state().total()).isEqualTo(RUNNERS * 10);
    }

    @Test
    void transactions_on_the_same_instances_do_not_wait_in_a_circle() throws Exception {
        race(() -> {
            for (int i = 0; i < 10; i++) {
                noteEach(Set.of("a", "b", "c"));
            }
            return 0;
        });

        assertThat(claim("b").noted().state().total()).isEqualTo(RUNNERS * 10);
    }

    @Test
    void an_instance_that_is_due_goes_to_one_transaction() throws Exception {
        IntStream.range(0, 40).forEach(i -> note("due " + i, Optional.of(PAST), 1));

        var fired = race(this::fireAll);

        assertThat(fired.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(IntStream.range(0, 40))
                .allSatisfy(i ->
                        assertThat(claim("due " + i).noted().state().total()).isEqualTo(2));
    }

    /** Tells all that are due, a few at a time; returns how many. */
    private int fireAll() {
        int fired = 0;
        for (int some = 1, idle = 0; some > 0 || idle < 3; idle = some > 0 ? 0 : idle + 1) {
            some = store().transaction(instances -> {
                var due = instances.claimDue(3, Counter.view()).claimed().readable();
                instances.save(due.stream()
                        .map(each -> advanceOf(each, Optional.empty(), false, 1))
                        .toList());
                return due.size();
            });
            fired += some;
        }
        return fired;
    }

    private void noteEach(Set<String> ids) {
        store().transaction(instances -> {
            instances.save(instances.claim(ids, Counter.view()).readable().stream()
                    .map(each -> advanceOf(each, Optional.empty(), false, 1))
                    .toList());
            return ids;
        });
    }

    ProcessInstance<Counter> claim(String instance) {
        return store().transaction(instances ->
                instances.claim(Set.of(instance), Counter.view()).all().getFirst());
    }

    void note(String instance, Optional<Instant> nextDeadline, int... increments) {
        advance(instance, nextDeadline, false, increments);
    }

    void advance(String instance, Optional<Instant> nextDeadline, boolean isOver, int... increments) {
        store().transaction(instances -> {
            var claimed = instances.claim(Set.of(instance), Counter.view());
            instances.save(claimed.readable().stream()
                    .map(each -> advanceOf(each, nextDeadline, isOver, increments))
                    .toList());
            return instance;
        });
    }

    static ProcessAdvance<Counted> advanceOf(
            ProcessInstance<Counter> claimed, Optional<Instant> nextDeadline, boolean isOver, int... increments) {
        var notes = IntStream.of(increments)
                .mapToObj(by -> ProcessStoreContract.noted(UUID.randomUUID(), by))
                .toList();
        return new ProcessAdvance<>(claimed.id(), claimed.noted().version(), notes, nextDeadline, isOver);
    }

    private static <T> List<T> race(Callable<T> runner) throws Exception {
        try (var threads = Executors.newFixedThreadPool(RUNNERS)) {
            List<Future<T>> runs = threads.invokeAll(IntStream.range(0, RUNNERS)
                    .<Callable<T>>mapToObj(i -> runner)
                    .toList());
            return runs.stream().map(Future::resultNow).toList();
        }
    }
}

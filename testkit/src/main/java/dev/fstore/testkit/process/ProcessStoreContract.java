package dev.fstore.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.process.ClaimedInstances;
import dev.fstore.application.process.ProcessAdvance;
import dev.fstore.application.process.ProcessInstance;
import dev.fstore.application.process.ProcessStore;
import dev.fstore.domain.View;
import dev.fstore.testkit.contract.Counted;
import dev.fstore.testkit.contract.Counted.Incremented;
import dev.fstore.testkit.contract.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link ProcessStore}, as tests. Extend it, and provide the store.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ProcessStoreContract extends ClaimedAtOnce {

    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00.123456789Z");

    /** The store under test, of a process that has no instance before the test. Called several times in one test. */
    @Override
    protected abstract ProcessStore<Counted> store();

    @Test
    void an_instance_that_is_new_has_noted_nothing() {
        var claimed = claim("a");

        assertThat(claimed.noted().state()).isEqualTo(Counter.view().initialState());
        assertThat(claimed.noted().version()).isEqualTo(Version.NONE);
        assertThat(claimed.attempts()).isZero();
    }

    @Test
    void what_an_instance_notes_is_there_when_it_is_claimed_again() {
        note("a", Optional.empty(), 1, 2);
        note("a", Optional.empty(), 3);

        assertThat(claim("a").noted().state().total()).isEqualTo(6);
        assertThat(claim("a").noted().version().number()).isEqualTo(3);
    }

    @Test
    void several_results_are_noted_each_under_its_own_id() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var notes = List.of(noted(first, 1), noted(second, 2));
        store().transaction(instances -> {
            var version = instances
                    .claim(Set.of("a"), Counter.view())
                    .all()
                    .getFirst()
                    .noted()
                    .version();
            instances.save(List.of(new ProcessAdvance<>("a", version, notes, Optional.empty(), false)));
            return version;
        });

        Set<UUID> known = store().transaction(instances -> instances.known(List.of(first, second, UUID.randomUUID())));
        assertThat(known).containsExactlyInAnyOrder(first, second);
        assertThat(claim("a").noted().state().total()).isEqualTo(3);
    }

    @Test
    void an_instance_is_due_when_its_deadline_has_come() {
        note("a", Optional.of(PAST), 1);
        note("b", Optional.of(Instant.now().plus(Duration.ofHours(1))), 1);
        note("c", Optional.empty(), 1);

        assertThat(due(10)).containsExactly("a");
        assertThat(store().untilNextDue()).isZero();
    }

    @Test
    void nothing_is_due_before_its_time() {
        note("a", Optional.of(Instant.now().plus(Duration.ofHours(1))), 1);

        assertThat(due(10)).isEmpty();
        assertThat(store().untilNextDue()).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61));
    }

    @Test
    void the_longest_due_come_first_and_not_more_than_asked_for() {
        note("b", Optional.of(PAST.plusSeconds(2)), 1);
        note("c", Optional.of(PAST.plusSeconds(3)), 1);
        note("a", Optional.of(PAST.plusSeconds(1)), 1);

        assertThat(due(2)).containsExactly("a", "b");
    }

    @Test
    void due_instances_come_with_what_they_noted_and_the_time_of_the_store() {
        note("a", Optional.of(PAST), 4);

        var due = store().transaction(instances -> instances.claimDue(10, Counter.view()));
        assertThat(due.now()).isAfter(PAST);
        assertThat(due.claimed().all())
                .extracting(each -> each.noted().state().total())
                .containsExactly(4);
    }

    @Test
    void a_deadline_that_is_listed_no_more_is_off() {
        note("a", Optional.of(PAST), 1);
        note("a", Optional.empty(), 1);

        assertThat(due(10)).isEmpty();
        assertThat(store().untilNextDue()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void an_instance_that_is_over_is_forgotten_and_its_stream_closed() {
        note("a", Optional.of(PAST), 1);
        advance("a", Optional.of(PAST), true, 2);

        assertThat(due(10)).isEmpty();
        assertThat(claim("a").noted().state().total()).isEqualTo(3);
        assertThatThrownBy(() -> note("a", Optional.empty(), 4)).isInstanceOf(RuntimeException.class);
        assertThat(claim("a").noted().state().total()).isEqualTo(3);
    }

    @Test
    void an_instance_that_has_noted_nothing_leaves_no_trace() {
        advance("a", Optional.of(PAST), false);

        assertThat(due(10)).isEmpty();
    }

    @Test
    void nothing_of_a_transaction_that_fails_is_kept() {
        note("a", Optional.of(PAST), 1);

        assertThatThrownBy(() -> store().transaction(instances -> {
                    var claimed = instances.claim(Set.of("a", "b"), Counter.view());
                    instances.save(claimed.readable().stream()
                            .map(each -> advanceOf(each, Optional.empty(), false, 5))
                            .toList());
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessageContaining("changed its mind");

        assertThat(due(10)).containsExactly("a");
        assertThat(claim("a").noted().state().total()).isEqualTo(1);
        assertThat(claim("b").noted().version()).isEqualTo(Version.NONE);
    }

    @Test
    void an_instance_that_is_postponed_is_due_later_and_its_attempts_are_counted() {
        note("a", Optional.of(PAST), 1);
        postpone("a", Optional.of(Duration.ZERO));
        assertThat(claim("a").attempts()).isEqualTo(1);
        postpone("a", Optional.of(Duration.ofHours(1)));

        assertThat(due(10)).isEmpty();
        assertThat(claim("a").attempts()).isEqualTo(2);
        assertThat(store().untilNextDue()).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61));
    }

    @Test
    void an_instance_that_is_parked_is_not_due_until_it_notes_something() {
        note("a", Optional.of(PAST), 1);
        postpone("a", Optional.empty());
        assertThat(due(10)).isEmpty();

        note("a", Optional.of(PAST), 1);

        assertThat(due(10)).containsExactly("a");
        assertThat(claim("a").attempts()).isZero();
    }

    @Test
    void an_instance_that_cannot_be_folded_is_told_apart_from_the_others() {
        var broken = View.<Integer, Counted>of(0, (sum, event) -> {
            if (event instanceof Incremented(int by) && by < 0) {
                throw new IllegalStateException("no minus");
            }
            return sum + 1;
        });
        note("bad", Optional.of(PAST), -1, 2);
        note("good", Optional.of(PAST.plusSeconds(1)), 3);
        postpone("bad", Optional.of(Duration.ZERO));

        ClaimedInstances<Integer> due =
                store().transaction(instances -> instances.claimDue(10, broken).claimed());
        ClaimedInstances<Integer> claimed =
                store().transaction(instances -> instances.claim(Set.of("bad", "good"), broken));

        assertThat(List.of(due, claimed)).allSatisfy(found -> {
            assertThat(found.readable()).extracting(ProcessInstance::id).containsExactly("good");
            assertThat(found.unreadable()).singleElement().satisfies(bad -> {
                assertThat(bad.id()).isEqualTo("bad");
                assertThat(bad.attempts()).isEqualTo(1);
                assertThat(bad.cause()).hasMessageContaining("no minus");
                assertThat(bad.reason()).doesNotContain("no minus");
            });
            assertThatThrownBy(found::all).hasMessageContaining("no minus");
        });
    }

    @Test
    void the_state_after_an_event_knows_nothing_of_later_ones() {
        note("a", Optional.empty(), 1, 2, 4);
        var second =
                new Recorded<Counted>(new Incremented(2), UUID.randomUUID(), stream("a"), 2, 2, Metadata.empty(), PAST);

        assertThat(store().stateAfter(second, Counter.view()).total()).isEqualTo(3);
    }

    /** The stream of an instance. */
    protected abstract StreamId stream(String instance);

    private void postpone(String instance, Optional<Duration> retryAfter) {
        store().transaction(instances -> {
            instances.postpone(instance, "no paper", retryAfter);
            return instance;
        });
    }

    private List<String> due(int limit) {
        return store().transaction(instances -> instances.claimDue(limit, Counter.view()).claimed().readable().stream()
                .map(ProcessInstance::id)
                .toList());
    }

    static ProcessAdvance.Note<Counted> noted(UUID id, int by) {
        return new ProcessAdvance.Note<>(
                List.of(new Incremented(by)), Metadata.empty().withCommandId(id));
    }
}

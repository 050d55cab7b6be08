package dev.fstore.postgres.process;

import dev.fstore.application.Recorded;
import dev.fstore.application.process.ActionHandler;
import dev.fstore.application.process.ProcessInput;
import dev.fstore.application.process.ProcessRunner;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.FailurePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Describes a process to a {@link ProcessHost}: its event sources, the codec of its own events, and the handler of its
 * actions.
 *
 * @param runner the process itself
 * @param codec knows every event of the process, of the decider that the runner is named after
 * @param actions carries out its actions
 * @param sources the events of other streams that it receives
 * @param policy for events that cannot be told to it and actions that cannot be carried out
 * @param lease after how long another host takes over the work of one that died
 * @param concurrency how many instances' actions are carried out at once in this process of the machine
 */
public record HostedProcess<AR, S, E, A>(
        ProcessRunner<AR, S, E, A> runner,
        EventCodec<E> codec,
        ActionHandler<? super A, AR> actions,
        List<Source<AR, ?>> sources,
        FailurePolicy policy,
        Duration lease,
        int concurrency) {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int CONCURRENCY = 64;

    /**
     * Events of other streams.
     *
     * @param name tells this source from others of the same process; keep it
     * @param codec knows every event that is read
     * @param route maps an event to the instances it concerns, with a result for each
     * @param from earlier events are left out; counts when the source is new
     */
    public record Source<AR, F>(
            String name,
            EventCodec<F> codec,
            Function<? super Recorded<F>, ? extends List<ProcessInput<AR>>> route,
            Instant from) {}

    public HostedProcess {
        sources = List.copyOf(sources);
    }

    /** A process without event sources. */
    public static <AR, S, E, A> HostedProcess<AR, S, E, A> of(
            ProcessRunner<AR, S, E, A> runner, EventCodec<E> codec, ActionHandler<? super A, AR> actions) {
        return new HostedProcess<>(runner, codec, actions, List.of(), FailurePolicy.usual(), LEASE, CONCURRENCY);
    }

    /** Returns a copy with this source of events added. A new source starts with the first event in the store. */
    public <F> HostedProcess<AR, S, E, A> hearing(
            String source, EventCodec<F> codec, Function<? super Recorded<F>, ? extends List<ProcessInput<AR>>> route) {
        return hearing(new Source<>(source, codec, route, Instant.EPOCH));
    }

    /** Returns a copy with this source of events added. */
    public HostedProcess<AR, S, E, A> hearing(Source<AR, ?> source) {
        return new HostedProcess<>(
                runner,
                codec,
                actions,
                Stream.concat(sources.stream(), Stream.of(source)).toList(),
                policy,
                lease,
                concurrency);
    }

    public HostedProcess<AR, S, E, A> failing(FailurePolicy policy) {
        return new HostedProcess<>(runner, codec, actions, sources, policy, lease, concurrency);
    }

    public HostedProcess<AR, S, E, A> leasing(Duration lease) {
        return new HostedProcess<>(runner, codec, actions, sources, policy, lease, concurrency);
    }

    public HostedProcess<AR, S, E, A> concurrently(int concurrency) {
        return new HostedProcess<>(runner, codec, actions, sources, policy, lease, concurrency);
    }

    /** The view by which the store remembers how far a source was heard: for lag, parked streams and replay. */
    public String intakeView(String source) {
        return "%s hears %s".formatted(runner.name(), source);
    }

    /** The view by which the store remembers which actions were carried out: for lag, parked streams and replay. */
    public String outletView() {
        return "%s asks".formatted(runner.name());
    }
}

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
 * @param policy decides what happens to events and actions that fail
 * @param lease how long after the death of a host another one takes over its work
 * @param concurrency how many instances have their actions carried out at once by this host
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
     * @param name distinguishes this source from others of the same process; never change it
     * @param codec knows every event that is read
     * @param route maps an event to the instances it concerns, with a result for each
     * @param from the source starts with events of this time; only used when it is new
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

    /** Returns the view that tracks which events of a source were heard, for lag, parked streams and replay. */
    public String intakeView(String source) {
        return "%s hears %s".formatted(runner.name(), source);
    }

    /** Returns the view that tracks which actions were carried out, for lag, parked streams and replay. */
    public String outletView() {
        return "%s asks".formatted(runner.name());
    }
}

package dev.fstore.postgres.process;

import dev.fstore.application.Recorded;
import dev.fstore.application.process.ProcessClock;
import dev.fstore.application.process.ProcessIntake;
import dev.fstore.application.process.ProcessOutlet;
import dev.fstore.application.process.ProcessResult;
import dev.fstore.domain.Deadline;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.process.HostedProcess.Source;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.SubscriptionStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;

/**
 * Runs a process: receives events, reports elapsed deadlines, and runs the actions. Any number of hosts, in any number
 * of JVMs, share the work on a process of the same name. Its threads are virtual and keep no JVM alive. Thread-safe.
 */
public final class ProcessHost<AR, S, E, A> implements AutoCloseable {

    private final HostedProcess<AR, S, E, A> process;
    private final PostgresEventRepository<E> streams;
    private final PostgresProcessStore<E> store;
    private final AlarmClock alarm;
    /** The outlet's subscription is at index 0. */
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    private ProcessHost(DSLContext database, HostedProcess<AR, S, E, A> process) {
        this.process = process;
        this.streams = new PostgresEventRepository<>(database, process.codec());
        this.store = new PostgresProcessStore<>(database, process.runner().name(), process.codec());
        this.alarm = new AlarmClock(
                process.runner().name(), store, new ProcessClock<>(process.runner(), store), this::wakeOutlet);
    }

    /**
     * Starts running a process.
     *
     * @param database its pool has two connections for each source, two for the clock and the outlet, and one for each action
     *     that is carried out at once and writes to the store
     */
    public static <AR, S, E, A> ProcessHost<AR, S, E, A> start(
            DSLContext database, HostedProcess<AR, S, E, A> process) {
        var host = new ProcessHost<>(database, process);
        try {
            host.subscriptions.add(Subscription.start(database, host.outlet()));
            process.sources()
                    .forEach(source -> host.subscriptions.add(Subscription.start(database, host.intake(source))));
            host.alarm.start();
            return host;
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /**
     * Declares the event types of a process and registers its views, unless they are registered. Only needed where the role that
     * runs it may not do so: then the roles {@code fstore_writer} and {@code fstore_consumer} are enough to run it.
     */
    public static <AR, S, E, A> void register(DSLContext database, HostedProcess<AR, S, E, A> process) {
        var host = new ProcessHost<>(database, process);
        Subscription.register(database, host.outlet());
        process.sources().forEach(source -> Subscription.register(database, host.intake(source)));
    }

    private <F> Subscriber<F> intake(Source<AR, F> source) {
        return Subscriber.<F>transactional(
                        process.intakeView(source.name()),
                        source.codec(),
                        transaction -> new WakingHandler<>(
                                new ProcessIntake<>(process.runner(), source.route(), store.within(transaction)),
                                this::wakeOutlet))
                .from(source.from())
                .failing(process.policy())
                .leasing(process.lease());
    }

    private Subscriber<E> outlet() {
        var outlet = new ProcessOutlet<AR, S, E, A>(process.runner(), streams, process.actions(), store);
        return Subscriber.<E>atLeastOnce(process.outletView(), process.codec(), (Recorded<E> event) -> {
                    alarm.wake(); // it may have set a deadline
                    outlet.handle(event);
                })
                .failing(process.policy())
                .leasing(process.lease())
                .concurrently(process.concurrency());
    }

    /** Passes results that are not events to instances, in one transaction: a user's wish, or the answer of another system. */
    public void tell(List<ProcessResult<AR>> results) {
        store.transaction(instances -> {
            process.runner().tell(instances, results);
            return results;
        });
        wakeOutlet();
    }

    /** The instances of the process, to tell them of results in a transaction of the caller's. */
    public PostgresProcessStore<E> store() {
        return store;
    }

    /**
     * The actions and deadlines that an instance is waiting for.
     *
     * @param pending the actions that it asked for and that are not done yet
     * @param deadlines the deadlines of its state
     */
    public record Waiting<A>(List<A> pending, List<Deadline> deadlines) {}

    /** Returns what this instance is waiting for now; nothing if it has not begun. */
    public Waiting<A> waitingFor(String instance) {
        var manager = process.runner().process();
        var state = streams.load(process.runner().stream(instance), manager).state();
        return new Waiting<>(manager.pending(state), manager.deadlines(state));
    }

    /** What its subscriptions are doing at this moment. Asks no database. */
    public List<SubscriptionStatus> status() {
        return subscriptions.stream().map(Subscription::status).toList();
    }

    private void wakeOutlet() {
        subscriptions.stream().limit(1).forEach(Subscription::wake);
    }

    /** Looks for events and due instances at once instead of after a pause. Call it after an append. */
    public void wake() {
        subscriptions.forEach(Subscription::wake);
        alarm.wake();
    }

    /** Stops taking work, and waits for current work up to a limit. */
    @Override
    public void close() {
        alarm.stop();
        subscriptions.forEach(Subscription::close);
        alarm.join();
    }
}

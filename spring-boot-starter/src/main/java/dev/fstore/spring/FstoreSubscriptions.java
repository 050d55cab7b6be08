package dev.fstore.spring;

import dev.fstore.postgres.process.HostedProcess;
import dev.fstore.postgres.process.ProcessHost;
import dev.fstore.postgres.subscription.Subscriber;
import dev.fstore.postgres.subscription.Subscription;
import dev.fstore.postgres.subscription.SubscriptionListener;
import dev.fstore.postgres.subscription.SubscriptionStatus;
import dev.fstore.postgres.subscription.WakeUps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the {@link Subscriber} and {@link HostedProcess} beans of the application. They start before the web server takes
 * requests, and stop after it has answered the last one and before the connection pool closes. Thread-safe.
 */
public final class FstoreSubscriptions implements SmartLifecycle {

    /** Of the web server, the last phase is {@code MAX_VALUE - 2048}. */
    static final int PHASE = Integer.MAX_VALUE - 4096;

    private static final Logger LOG = LoggerFactory.getLogger(FstoreSubscriptions.class);

    private final DSLContext database;
    private final FstoreProperties properties;
    private final ObjectProvider<Subscriber<?>> subscribers;
    private final ObjectProvider<HostedProcess<?, ?, ?, ?>> processes;
    private final ObjectProvider<SubscriptionListener> listeners;
    private volatile Optional<Running> running = Optional.empty();

    /** What runs between a start and a stop. */
    private record Running(
            List<Subscription> subscriptions, List<ProcessHost<?, ?, ?, ?>> hosts, Optional<WakeUps> wakeUps) {

        void wake() {
            subscriptions.forEach(Subscription::wake);
            hosts.forEach(ProcessHost::wake);
        }

        /** All at the same time, so that it takes as long as the slowest. */
        void close() {
            wakeUps.ifPresent(WakeUps::close);
            var closing = Stream.concat(
                            hosts.stream().map(host -> Thread.ofVirtual().start(host::close)),
                            Stream.of(Thread.ofVirtual().start(() -> Subscription.closeAll(subscriptions))))
                    .toList();
            for (var thread : closing) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    FstoreSubscriptions(
            DSLContext database,
            FstoreProperties properties,
            ObjectProvider<Subscriber<?>> subscribers,
            ObjectProvider<HostedProcess<?, ?, ?, ?>> processes,
            ObjectProvider<SubscriptionListener> listeners) {
        this.database = database;
        this.properties = properties;
        this.subscribers = subscribers;
        this.processes = processes;
        this.listeners = listeners;
    }

    @Override
    public synchronized void start() {
        if (running.isEmpty()) {
            var subscriptions = new ArrayList<Subscription>();
            var hosts = new ArrayList<ProcessHost<?, ?, ?, ?>>();
            requireOneEach();
            try {
                subscribers.orderedStream().filter(this::isToRun).forEach(each -> subscriptions.add(start(each)));
                processes
                        .orderedStream()
                        .filter(this::isToRun)
                        .forEach(each -> hosts.add(ProcessHost.start(database, each)));
            } catch (RuntimeException e) {
                new Running(subscriptions, hosts, Optional.empty()).close();
                throw e;
            }
            var started = new Running(subscriptions, hosts, Optional.empty());
            running = Optional.of(properties.wakeUps().enabled() ? listening(started) : started);
            LOG.info("{} subscriptions and {} processes of fstore run", subscriptions.size(), hosts.size());
        }
    }

    /** Two of one name would share the events between them, and each would miss some. */
    private void requireOneEach() {
        var names = new HashSet<String>();
        Stream.concat(
                        subscribers.stream().map(Subscriber::view),
                        processes.stream().map(process -> process.runner().name()))
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException(
                            "Two Subscriber or HostedProcess beans are called %s. Give each a name of its own"
                                    .formatted(name));
                });
    }

    private Running listening(Running started) {
        return new Running(started.subscriptions, started.hosts, Optional.of(new WakeUps(database, started::wake)));
    }

    private boolean isToRun(Subscriber<?> subscriber) {
        return properties.subscriptions().isToRun(subscriber.view());
    }

    private boolean isToRun(HostedProcess<?, ?, ?, ?> process) {
        return properties.subscriptions().isToRun(process.runner().name());
    }

    private <E> Subscription start(Subscriber<E> subscriber) {
        var watched = subscriber;
        for (var listener : listeners.orderedStream().toList()) {
            watched = watched.watchedBy(listener);
        }
        return Subscription.start(database, watched);
    }

    /** Wakes the subscriptions of this process, and those of others if notifications are on. Call it after an append. */
    public void announce() {
        running.ifPresent(now -> now.wakeUps.ifPresentOrElse(WakeUps::announce, now::wake));
    }

    /** What each of them is doing; none unless they run. */
    public List<SubscriptionStatus> statuses() {
        return running.stream()
                .flatMap(now -> Stream.concat(
                        now.subscriptions.stream().map(Subscription::status),
                        now.hosts.stream().flatMap(host -> host.status().stream())))
                .toList();
    }

    @Override
    public boolean isRunning() {
        return running.isPresent();
    }

    @Override
    public boolean isAutoStartup() {
        return properties.subscriptions().autoStart();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public synchronized void stop() {
        var stopped = running;
        running = Optional.empty();
        stopped.ifPresent(Running::close);
    }

    /** Others of the same phase stop meanwhile. */
    @Override
    public void stop(Runnable done) {
        Thread.ofVirtual().name("fstore stop").start(() -> {
            try {
                stop();
            } finally {
                done.run();
            }
        });
    }
}

package dev.fstore.spring;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code fstore}.
 *
 * @param enabled whether the event store is set up
 * @param schema how its tables and functions come into the database
 * @param repositories how events are appended and loaded
 * @param subscriptions which subscribers and processes run in this application
 * @param wakeUps how subscriptions learn of new events at once
 * @param health when the application is not ready
 */
@ConfigurationProperties("fstore")
public record FstoreProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Schema schema,
        @DefaultValue Repositories repositories,
        @DefaultValue Subscriptions subscriptions,
        @DefaultValue WakeUps wakeUps,
        @DefaultValue Health health) {

    /** What is done about the schema when the application starts. */
    public enum SchemaMode {
        /** Installs, updates and repairs it. Needs the rights of its owner. */
        INSTALL,
        /** Checks that it is complete, and changes nothing. */
        VERIFY,
        /** Neither: somebody else looks after it. */
        NONE
    }

    /**
     * How the tables and functions of the store come into the database.
     *
     * @param mode what is done about the schema when the application starts
     */
    public record Schema(@DefaultValue("install") SchemaMode mode) {}

    /**
     * How events are appended and loaded.
     *
     * @param cachedStreams how many streams each repository keeps the latest state of; 0 caches nothing
     * @param appendGroups how many group commits each repository makes at a time; 0 appends every command on its own
     */
    public record Repositories(
            @DefaultValue("0") long cachedStreams,
            @DefaultValue("0") int appendGroups) {

        public Repositories {
            require(cachedStreams >= 0, "fstore.repositories.cached-streams", cachedStreams);
            require(appendGroups >= 0, "fstore.repositories.append-groups", appendGroups);
        }
    }

    /**
     * Which subscribers and processes run in this application.
     *
     * @param autoStart whether they start with the application; otherwise start the bean fstoreSubscriptions
     * @param names the views of the subscribers and the names of the processes that run in this application; * for all
     */
    public record Subscriptions(
            @DefaultValue("true") boolean autoStart,
            @DefaultValue("*") List<String> names) {

        public Subscriptions {
            names = List.copyOf(names);
        }

        boolean isToRun(String name) {
            return names.contains("*") || names.contains(name);
        }
    }

    /**
     * How subscriptions learn of new events at once.
     *
     * @param enabled whether a connection listens for notifications; otherwise other processes are noticed by polling
     */
    public record WakeUps(@DefaultValue("true") boolean enabled) {}

    /**
     * When the application is not ready.
     *
     * @param patience how long a subscription may be without the database before the application is not ready
     */
    public record Health(@DefaultValue("30s") Duration patience) {

        public Health {
            require(!patience.isNegative(), "fstore.health.patience", patience);
        }
    }

    private static void require(boolean holds, String property, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("%s must not be negative, but was %s".formatted(property, value));
        }
    }
}

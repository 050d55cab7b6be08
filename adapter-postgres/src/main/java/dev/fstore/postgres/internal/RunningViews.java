package dev.fstore.postgres.internal;

import dev.fstore.postgres.codec.EventCodec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DataSourceConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions of this process. Those of one view share its events, so they must read them alike. */
public final class RunningViews {

    private static final Logger LOG = LoggerFactory.getLogger("dev.fstore.postgres");

    private static final Map<Object, Running> ALL = new ConcurrentHashMap<>();

    private record Running(Object store, String view, EventCodec<?> codec) {

        boolean isOtherwise(Running other) {
            return view.equals(other.view)
                    && store.equals(other.store)
                    && !codec.equals(other.codec)
                    && !(codec.types().equals(other.codec.types()) && codec.getClass() == other.codec.getClass());
        }
    }

    private RunningViews() {}

    /**
     * Notes that {@code subscription} runs. Writes a warning if another one of this view reads other event types: that may be
     * the start of a new version, or a name that two views use by mistake.
     *
     * @return whether the warning was written
     */
    public static boolean started(Object subscription, DSLContext database, String view, EventCodec<?> codec) {
        var started = new Running(store(database), view, codec);
        boolean otherwise = ALL.values().stream().anyMatch(started::isOtherwise);
        ALL.put(subscription, started);
        if (otherwise) {
            LOG.warn(
                    "Another subscription to view {} runs in this process, with a codec for other event types. Each event goes to"
                            + " one of the two. If these are two views, give each a name of its own",
                    view);
        }
        return otherwise;
    }

    /** Forgets it. */
    public static void closed(Object subscription) {
        ALL.remove(subscription);
    }

    private static Object store(DSLContext database) {
        return database.configuration().connectionProvider() instanceof DataSourceConnectionProvider pool
                ? pool.dataSource()
                : database;
    }
}

package dev.fstore.postgres.subscription.rebuild;

import java.time.Duration;
import org.jooq.DSLContext;

/** When a view was paused and for how long, recorded by a trigger. */
record ViewPauses(DSLContext database, String view) {

    static void note(DSLContext database) {
        database.execute("CREATE TABLE pauses (view text, over boolean, at timestamptz DEFAULT clock_timestamp())");
        database.execute("""
                CREATE FUNCTION note_pause() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  INSERT INTO public.pauses VALUES (OLD.view, TG_OP = 'DELETE' OR NEW.paused_until IS NULL);
                  RETURN NULL;
                END $$""");
        database.execute(
                "CREATE TRIGGER note_pause AFTER UPDATE OF paused_until OR DELETE ON views FOR EACH ROW EXECUTE FUNCTION note_pause()");
    }

    int count() {
        return database.fetchCount(database.selectFrom("pauses").where("view = ? AND NOT over", view));
    }

    Duration total() {
        var millis = database.fetchSingle("""
                        SELECT extract(epoch FROM coalesce(sum(until - at), '0')) * 1000
                          FROM (SELECT at, over, lead(at) OVER (ORDER BY at) AS until FROM pauses WHERE view = ?) p
                         WHERE NOT over""", view).into(Long.class);
        return Duration.ofMillis(millis);
    }
}

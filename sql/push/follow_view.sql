-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Keeps jobs in step with views: a view with a polling delay and an address has a job, and a removed view has none.
-- A job that schedule_events made for a view without a delay stays until the view is removed.
--
-- pg_cron counts seconds up to 59 and then minutes: a longer delay is rounded down, so that no view is polled less
-- often than it asks for.
CREATE OR REPLACE FUNCTION follow_view() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    PERFORM unschedule_events(v.view) FROM views v;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.pooling_delay_s IS NOT NULL AND NEW.edge_function_url IS NOT NULL THEN
    PERFORM schedule_events(
      NEW.view,
      CASE WHEN NEW.pooling_delay_s < 60 THEN format('%s seconds', NEW.pooling_delay_s)
           WHEN NEW.pooling_delay_s < 3600 THEN format('*/%s * * * *', NEW.pooling_delay_s / 60)
           ELSE '0 * * * *' END,
      NEW.edge_function_url);
  ELSIF TG_OP = 'DELETE' OR (OLD.pooling_delay_s IS NOT NULL AND OLD.edge_function_url IS NOT NULL) THEN
    PERFORM unschedule_events(OLD.view);
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION follow_view() FROM PUBLIC;

-- Only if they are missing: to replace a trigger locks the table, and waits for all transactions that register views.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = 'views'::regclass AND t.tgname = 'follow_view') THEN
    CREATE TRIGGER follow_view
      AFTER INSERT OR DELETE OR UPDATE OF pooling_delay_s, edge_function_url ON views
      FOR EACH ROW EXECUTE FUNCTION follow_view();
  END IF;
  IF NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = 'views'::regclass AND t.tgname = 'follow_all_views') THEN
    CREATE TRIGGER follow_all_views BEFORE TRUNCATE ON views
      FOR EACH STATEMENT EXECUTE FUNCTION follow_view();
  END IF;
END
$$;

-- Declares a view (a consumer group) and where in the log it starts.
-- The view receives every event recorded at or after v_start_at, and every event that commits after the registration; only
-- events of v_deciders and of the types v_events, if they are given. Registering it again changes its settings and never
-- its progress: events that the view has passed are not delivered again.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION register_view(
  v_view text, v_start_at timestamptz DEFAULT now(), v_lock_timeout_s bigint DEFAULT 300,
  v_pooling_delay_s bigint DEFAULT NULL, v_edge_function_url text DEFAULT NULL,
  v_deciders text[] DEFAULT NULL, v_events text[] DEFAULT NULL
) RETURNS SETOF views
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: admin
BEGIN
  PERFORM require_name('view', v_view);
  PERFORM require_range('lock_timeout_s', v_lock_timeout_s, 1::bigint, 31536000::bigint);
  IF v_start_at IS NULL THEN
    PERFORM refuse_argument('22S01', 'start_at', NULL, 'must be given');
  ELSIF cardinality(v_deciders) = 0 OR cardinality(v_events) = 0 THEN
    PERFORM refuse_argument('22S04', 'deciders and events', '{}', 'must be null, for all, or name what is read');
  END IF;
  PERFORM require_name('deciders', u.name) FROM unnest(v_deciders) AS u (name);
  PERFORM require_name('events', u.name) FROM unnest(v_events) AS u (name);

  -- A view whose start is the default, now(), was not registered for later, whatever the store's clock says.
  INSERT INTO views AS v (view, start_at, lock_timeout_s, pooling_delay_s, edge_function_url, deciders, events,
                          created_at, updated_at)
  VALUES (v_view, v_start_at, v_lock_timeout_s, v_pooling_delay_s, v_edge_function_url, v_deciders, v_events,
          greatest(store_clock(), now()), store_clock())
  ON CONFLICT (view) DO NOTHING;

  IF FOUND THEN
    PERFORM start_view(v_view, v_start_at, NULL);
  ELSE
    UPDATE views v
       SET lock_timeout_s = v_lock_timeout_s, pooling_delay_s = v_pooling_delay_s,
           edge_function_url = v_edge_function_url, deciders = v_deciders, events = v_events, updated_at = store_clock()
     WHERE v.view = v_view
       AND (v.lock_timeout_s, v.pooling_delay_s, v.edge_function_url, v.deciders, v.events)
           IS DISTINCT FROM (v_lock_timeout_s, v_pooling_delay_s, v_edge_function_url, v_deciders, v_events);
  END IF;

  RETURN QUERY SELECT v.* FROM views v WHERE v.view = v_view;
END
$$;

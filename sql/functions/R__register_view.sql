-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Declares a view (a consumer group) and where in the log it starts: it receives every event recorded at or
-- after v_start_at, and every event that commits after the registration.
-- Registering it again changes its settings and never its progress.
CREATE OR REPLACE FUNCTION register_view(
  v_view text, v_start_at timestamptz DEFAULT now(), v_lock_timeout_s bigint DEFAULT 300,
  v_pooling_delay_s bigint DEFAULT NULL, v_edge_function_url text DEFAULT NULL
) RETURNS SETOF views
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  PERFORM require_name('view', v_view);
  PERFORM require_range('lock_timeout_s', v_lock_timeout_s, 1::bigint, 31536000::bigint);
  IF v_start_at IS NULL THEN
    PERFORM refuse_argument('22S01', 'start_at', NULL, 'must be given');
  END IF;

  -- A view whose start is the default, now(), was not registered for later, whatever the store's clock says.
  INSERT INTO views AS v (view, start_at, lock_timeout_s, pooling_delay_s, edge_function_url, created_at, updated_at)
  VALUES (v_view, v_start_at, v_lock_timeout_s, v_pooling_delay_s, v_edge_function_url, greatest(store_clock(), now()), store_clock())
  ON CONFLICT (view) DO NOTHING;

  IF FOUND THEN
    PERFORM start_view(v_view, v_start_at, NULL);
  ELSE
    UPDATE views v
       SET lock_timeout_s = v_lock_timeout_s, pooling_delay_s = v_pooling_delay_s,
           edge_function_url = v_edge_function_url, updated_at = store_clock()
     WHERE v.view = v_view
       AND (v.lock_timeout_s, v.pooling_delay_s, v.edge_function_url)
           IS DISTINCT FROM (v_lock_timeout_s, v_pooling_delay_s, v_edge_function_url);
  END IF;

  RETURN QUERY SELECT v.* FROM views v WHERE v.view = v_view;
END
$$;

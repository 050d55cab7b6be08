INSERT INTO locks (view, decider, decider_id, "offset", last_offset, last_version, locked_until, offset_final, created_at, updated_at)
SELECT v.view, 'account', 'stream ' || s, s, s, 1, now(), false, now(), now()
  FROM views v, generate_series(1, :streams) s;

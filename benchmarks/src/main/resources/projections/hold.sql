-- The work of a consumer in one transaction, up to its commit.
WITH taken AS MATERIALIZED (
  SELECT * FROM stream_events('view 1', 100, 60, 1)
), effect AS (
  INSERT INTO totals AS t SELECT decider_id, 1, 1 FROM taken
  ON CONFLICT (stream) DO UPDATE SET number = t.number + 1
)
SELECT count(*) FROM taken t CROSS JOIN LATERAL ack_event('view 1', t.decider_id, t."offset", t.decider);

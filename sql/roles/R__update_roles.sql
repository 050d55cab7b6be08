-- Who may do what: everything that is not named here is the owner's alone, and nothing is everybody's.
-- Its name is the last in order, so that it runs after all functions; it changes whenever a function is added.
--
-- Roles belong to the cluster. If they are missing and the installing role may not create them, somebody who may has to
-- (CREATE ROLE fstore_writer NOLOGIN …); then run this file again.
DO $$
DECLARE
  v_schema text := current_schema();
  v_role text;
  v_function record;
  v_table record;
  v_grantee text;
BEGIN
  FOREACH v_role IN ARRAY ARRAY['fstore_writer', 'fstore_consumer', 'fstore_reader', 'fstore_admin'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = v_role)
       AND EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- by somebody else at the same moment, from another database
      END;
    END IF;
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = v_role) THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', v_schema, v_role);
    ELSE
      RAISE WARNING 'the role % is missing: only the owner may do what it would', v_role;
    END IF;
  END LOOP;

  -- Whoever can create in the store's schema could put operators of his own where the store expects PostgreSQL's.
  IF has_schema_privilege('public', v_schema, 'CREATE') THEN
    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', v_schema);
    IF has_schema_privilege('public', v_schema, 'CREATE') THEN
      RAISE WARNING 'everybody may create objects in the schema %: let its owner REVOKE CREATE ON SCHEMA % FROM PUBLIC', v_schema, v_schema;
    END IF;
  END IF;

  FOR v_function IN
    SELECT p.oid::regprocedure AS signature, m.roles, p.proowner AS owner,
           coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)) AS acl
      FROM (VALUES
        ('append_event',            ARRAY['fstore_writer']),
        ('append_events',           ARRAY['fstore_writer']),
        ('claim_streams',           ARRAY['fstore_writer']),
        ('get_events',              ARRAY['fstore_writer', 'fstore_reader', 'fstore_admin']),
        ('get_events_of_command',   ARRAY['fstore_writer', 'fstore_reader', 'fstore_admin']),
        ('get_last_event',          ARRAY['fstore_writer', 'fstore_reader', 'fstore_admin']),
        ('save_states',             ARRAY['fstore_writer']),
        ('get_state',               ARRAY['fstore_writer', 'fstore_reader', 'fstore_admin']),
        ('stream_events',           ARRAY['fstore_consumer']),
        ('order_events',            ARRAY['fstore_consumer']),
        ('read_log',                ARRAY['fstore_consumer']),
        ('ack_event',               ARRAY['fstore_consumer']),
        ('ack_events',              ARRAY['fstore_consumer']),
        ('nack_event',              ARRAY['fstore_consumer']),
        ('nack_events',             ARRAY['fstore_consumer']),
        ('schedule_nack_event',     ARRAY['fstore_consumer']),
        ('renew_lease',             ARRAY['fstore_consumer']),
        ('renew_leases',            ARRAY['fstore_consumer']),
        ('park_stream',             ARRAY['fstore_consumer']),
        ('get_lag',                 ARRAY['fstore_consumer', 'fstore_reader', 'fstore_admin']),
        ('has_processed',           ARRAY['fstore_writer', 'fstore_consumer', 'fstore_reader', 'fstore_admin']),
        ('has_overtaken',           ARRAY['fstore_consumer', 'fstore_reader', 'fstore_admin']),
        ('get_parked_streams',      ARRAY['fstore_reader', 'fstore_admin']),
        ('claim_instances',         ARRAY['fstore_consumer']),
        ('claim_due_instances',     ARRAY['fstore_consumer']),
        ('save_instances',          ARRAY['fstore_consumer']),
        ('postpone_instance',       ARRAY['fstore_consumer']),
        ('get_next_due',            ARRAY['fstore_consumer', 'fstore_reader', 'fstore_admin']),
        ('get_instances',           ARRAY['fstore_reader', 'fstore_admin']),
        ('get_lateness',            ARRAY['fstore_consumer', 'fstore_reader', 'fstore_admin']),
        ('replay_instance',         ARRAY['fstore_admin']),
        ('skip_deadline',           ARRAY['fstore_admin']),
        ('forget_instances',        ARRAY['fstore_admin']),
        ('register_decider_event',  ARRAY['fstore_admin']),
        ('register_view',           ARRAY['fstore_admin']),
        ('move_view',               ARRAY['fstore_admin']),
        ('pause_view',              ARRAY['fstore_admin']),
        ('remove_view',             ARRAY['fstore_admin']),
        ('replay_stream',           ARRAY['fstore_admin']),
        ('skip_event',              ARRAY['fstore_admin']),
        ('chain_event',             ARRAY[]::text[]),
        ('dispatch_events',         ARRAY[]::text[]),
        ('event_id_of',             ARRAY[]::text[]),
        ('failed_instance',         ARRAY[]::text[]),
        ('is_name',                 ARRAY[]::text[]),
        ('is_read',                 ARRAY[]::text[]),
        ('leased_stream',           ARRAY[]::text[]),
        ('next_version',            ARRAY[]::text[]),
        ('parked_stream',           ARRAY[]::text[]),
        ('pending_events',          ARRAY[]::text[]),
        ('refuse_argument',         ARRAY[]::text[]),
        ('refuse_change',           ARRAY[]::text[]),
        ('refuse_delivery',         ARRAY[]::text[]),
        ('refuse_event',            ARRAY[]::text[]),
        ('refuse_instance',         ARRAY[]::text[]),
        ('refuse_save',             ARRAY[]::text[]),
        ('require_document',        ARRAY[]::text[]),
        ('require_event',           ARRAY[]::text[]),
        ('require_name',            ARRAY[]::text[]),
        ('require_range',           ARRAY[]::text[]),
        ('start_view',              ARRAY[]::text[]),
        ('store_clock',             ARRAY[]::text[]),
        ('stream_of_view',          ARRAY[]::text[])
      ) AS m (name, roles)
      JOIN pg_catalog.pg_proc p ON p.proname = m.name AND p.pronamespace = v_schema::regnamespace
  LOOP
    -- Not only from PUBLIC: default privileges may have given it to anybody, and it runs with the rights of the owner.
    FOR v_grantee IN
      SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
        FROM pg_catalog.aclexplode(v_function.acl) a WHERE a.grantee <> v_function.owner
    LOOP
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %s', v_function.signature, v_grantee);
    END LOOP;
    FOREACH v_role IN ARRAY v_function.roles LOOP
      IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = v_role) THEN
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', v_function.signature, v_role);
      END IF;
    END LOOP;
  END LOOP;

  -- Who was allowed to read may go on; nobody but the owner writes. The store's own roles get what is named below and no more,
  -- whatever default privileges gave them.
  FOR v_table IN
    SELECT c.oid::regclass AS name, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
           CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee,
           string_agg(a.privilege_type, ', ') AS privileges
      FROM pg_catalog.pg_class c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) a
     WHERE c.relnamespace = v_schema::regnamespace
       AND c.relname IN ('deciders', 'events', 'states', 'view_states', 'views', 'locks', 'cursors', 'gaps',
                         'log_positions', 'log_cursor', 'log_gaps', 'process_instances', 'events_offset_seq')
       AND a.grantee <> c.relowner
       AND (a.grantee = 0 OR a.privilege_type <> 'SELECT'
            OR a.grantee IN (SELECT r.oid FROM pg_catalog.pg_roles r
                              WHERE r.rolname IN ('fstore_writer', 'fstore_consumer', 'fstore_reader', 'fstore_admin')))
     GROUP BY c.oid, c.relkind, a.grantee
  LOOP
    EXECUTE format('REVOKE %s ON %s %s FROM %s', v_table.privileges, v_table.kind, v_table.name, v_table.grantee);
  END LOOP;

  FOR v_table IN
    SELECT m.name, r.role
      FROM (VALUES
        ('deciders', ARRAY['fstore_writer', 'fstore_reader', 'fstore_admin']),
        ('events',   ARRAY['fstore_reader', 'fstore_admin']),
        ('states',   ARRAY['fstore_reader', 'fstore_admin']),
        ('view_states', ARRAY['fstore_reader', 'fstore_admin']),
        ('views',    ARRAY['fstore_consumer', 'fstore_reader', 'fstore_admin']),
        ('locks',    ARRAY['fstore_reader', 'fstore_admin']),
        ('process_instances', ARRAY['fstore_reader', 'fstore_admin']),
        ('log_positions', ARRAY['fstore_reader', 'fstore_admin'])
      ) AS m (name, roles) CROSS JOIN LATERAL unnest(m.roles) AS r (role)
      JOIN pg_catalog.pg_roles known ON known.rolname = r.role
  LOOP
    EXECUTE format('GRANT SELECT ON %I.%I TO %I', v_schema, v_table.name, v_table.role);
  END LOOP;
  -- The one table that consumers write to themselves.
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'fstore_consumer') THEN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.view_states TO fstore_consumer', v_schema);
  END IF;
END
$$;

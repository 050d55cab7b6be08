-- Creates the roles of the store, and grants them its functions and tables. PUBLIC gets nothing.
--
-- The first line of each function names its roles (functions/), or none (functions/internal/). Whatever is not granted
-- belongs to the owner alone. This file is the last one in the order of names, so that it runs after all functions.
--
-- Roles belong to the cluster. If the installing role may not create them, a role with CREATEROLE has to
-- (CREATE ROLE fstore_writer NOLOGIN …). Then run this file again.
DO $$
DECLARE
  c_roles CONSTANT text := '^\s*-- Roles: ([a-z, ]+)\n';
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
        NULL; -- another session, perhaps in another database, has just created it
      END;
    END IF;
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = v_role) THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', v_schema, v_role);
    ELSE
      RAISE WARNING 'role % is missing, so only the owner of the store can call the functions of this role', v_role;
    END IF;
  END LOOP;

  -- A role that can create objects in this schema could replace operators of PostgreSQL that the store uses.
  IF has_schema_privilege('public', v_schema, 'CREATE') THEN
    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', v_schema);
    IF has_schema_privilege('public', v_schema, 'CREATE') THEN
      RAISE WARNING 'PUBLIC can create objects in schema %: its owner should run REVOKE CREATE ON SCHEMA % FROM PUBLIC', v_schema, quote_ident(v_schema);
    END IF;
  END IF;

  FOR v_function IN
    SELECT p.oid::regprocedure AS signature, p.proowner AS owner,
           string_to_array(nullif(substring(p.prosrc FROM c_roles), 'none'), ', ') AS roles,
           coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)) AS acl
      FROM pg_catalog.pg_proc p
     WHERE p.pronamespace = quote_ident(v_schema)::regnamespace AND p.prosrc ~ c_roles
  LOOP
    -- Not only from PUBLIC: default privileges may have granted the function to any role, and it runs with the rights of the owner.
    FOR v_grantee IN
      SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
        FROM pg_catalog.aclexplode(v_function.acl) a WHERE a.grantee <> v_function.owner
    LOOP
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %s', v_function.signature, v_grantee);
    END LOOP;
    FOR v_role IN
      SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname IN (SELECT 'fstore_' || u.role FROM unnest(v_function.roles) AS u (role))
    LOOP
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', v_function.signature, v_role);
    END LOOP;
  END LOOP;

  -- Only the owner writes to tables. Other roles keep their right to read. The roles of the store get exactly what is granted
  -- below, whatever default privileges have granted them.
  FOR v_table IN
    SELECT c.oid::regclass AS name, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
           CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee,
           string_agg(a.privilege_type, ', ') AS privileges
      FROM pg_catalog.pg_class c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) a
     WHERE c.relnamespace = quote_ident(v_schema)::regnamespace
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
  -- The only table that consumers write to directly.
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'fstore_consumer') THEN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.view_states TO fstore_consumer', v_schema);
  END IF;
END
$$;

-- Lists the objects in the current schema with their definitions. EventStoreSchema compares the list of the build with that of
-- a database. The definitions do not depend on the name of the schema.
-- Expects the search path of the store: its schema, then pg_temp.
WITH relations AS (
  SELECT c.oid, c.relname::text AS name, c.relkind, c.relpersistence
    FROM pg_catalog.pg_class c
   WHERE c.relnamespace = pg_catalog.quote_ident(pg_catalog.current_schema())::regnamespace AND c.relkind IN ('r', 'S')
), columns AS (
  SELECT t.name || '.' || a.attname AS name, a.*, y.typcollation
    FROM relations t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
   WHERE t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
)
SELECT o.kind, o.name, pg_catalog.regexp_replace(o.definition, '\s+', ' ', 'g') AS definition
  FROM (
    SELECT 'table' AS kind, t.name AS name,
           CASE t.relpersistence WHEN 'p' THEN 'LOGGED' ELSE 'UNLOGGED' END AS definition
      FROM relations t WHERE t.relkind = 'r'
     UNION ALL
    SELECT 'sequence', t.name,
           pg_catalog.format('INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s%s', s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                             CASE WHEN s.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END)
      FROM relations t JOIN pg_catalog.pg_sequence s ON s.seqrelid = t.oid
     UNION ALL
    SELECT 'column', c.name,
           pg_catalog.format_type(c.atttypid, c.atttypmod)
           || CASE WHEN c.attcollation <> c.typcollation
                   THEN (SELECT pg_catalog.format(' COLLATE %I', l.collname) FROM pg_catalog.pg_collation l WHERE l.oid = c.attcollation)
                   ELSE '' END
      FROM columns c
     UNION ALL
    SELECT 'default', c.name, pg_catalog.pg_get_expr(d.adbin, d.adrelid, true)
      FROM columns c JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.attrelid AND d.adnum = c.attnum
     UNION ALL
    SELECT 'not null', c.name, 'NOT NULL' FROM columns c WHERE c.attnotnull
     UNION ALL
    SELECT 'constraint', t.name || '.' || n.conname,
           pg_catalog.pg_get_constraintdef(n.oid, true)
      FROM relations t JOIN pg_catalog.pg_constraint n ON n.conrelid = t.oid
     WHERE n.contype IN ('p', 'u', 'f', 'c', 'x')
     UNION ALL
    SELECT 'index', t.name || '.' || r.relname,
           pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END
      FROM relations t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid JOIN pg_catalog.pg_class r ON r.oid = i.indexrelid
     WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint n WHERE n.conindid = i.indexrelid AND n.conrelid = i.indrelid)
     UNION ALL
    SELECT 'trigger', t.name || '.' || g.tgname,
           pg_catalog.pg_get_triggerdef(g.oid, true) || CASE WHEN g.tgenabled IN ('O', 'A') THEN '' ELSE ' DISABLED' END
      FROM relations t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid
     WHERE NOT g.tgisinternal
     UNION ALL
    SELECT 'function', p.proname::text,
           pg_catalog.format('(%s) RETURNS %s LANGUAGE %s %s%s%s%s%s MD5 %s',
                             pg_catalog.pg_get_function_arguments(p.oid), pg_catalog.pg_get_function_result(p.oid), l.lanname, p.provolatile,
                             CASE WHEN p.prosecdef THEN ' SECURITY DEFINER' ELSE '' END,
                             CASE WHEN p.proisstrict THEN ' STRICT' ELSE '' END,
                             (SELECT pg_catalog.string_agg(' SET ' || CASE WHEN s.setting = pg_catalog.format('search_path=%I, pg_temp', pg_catalog.current_schema())
                                                                           THEN 'search_path' ELSE s.setting END, '' ORDER BY s.setting LIKE 'search_path%', s.setting)
                                FROM pg_catalog.unnest(p.proconfig) AS s (setting)),
                             CASE WHEN EXISTS (SELECT FROM pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) a WHERE a.grantee = 0)
                                  THEN ' PUBLIC' ELSE '' END,
                             pg_catalog.md5(p.prosrc))
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
     WHERE p.pronamespace = pg_catalog.quote_ident(pg_catalog.current_schema())::regnamespace AND p.prokind = 'f'
  ) o
 ORDER BY o.kind, o.name, o.definition

-- Work in bulk leaves tables that PostgreSQL takes for empty until autovacuum comes by, a minute later at best; whatever asks about them
-- before then may be planned to read all of one table for each row of another (the cleaning of 100,000 examples could not be undone in ten
-- minutes). So whoever has done such work has the tables looked at that have grown by a tenth. A small sample is enough.
CREATE FUNCTION refresh_grown_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET lock_timeout = '2s' SET default_statistics_target = 10 AS $$
DECLARE grown regclass;
BEGIN
  FOR grown IN
    SELECT s.relid::regclass FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
    WHERE s.schemaname = 'public' AND s.n_mod_since_analyze > 500 + greatest(0, c.reltuples) / 10 ORDER BY s.relid
  LOOP
    BEGIN
      EXECUTE format('ANALYZE %s', grown);
    EXCEPTION WHEN lock_not_available THEN
      -- Somebody else is at it already.
      NULL;
    END;
  END LOOP;
END $$;

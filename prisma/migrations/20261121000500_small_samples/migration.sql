-- A small sample is enough to tell large tables from small ones (measured: a quarter of the time); autovacuum takes a better one later.
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET lock_timeout = '2s' SET default_statistics_target = 10 AS $$
BEGIN
  ANALYZE example, annotator, session, judgment, current_judgment, rating_count;
EXCEPTION WHEN lock_not_available THEN
  -- Somebody else is at it already.
  NULL;
END $$;

-- A second line behind the code: what belongs to a project is shown to the application only while that project is named.

-- The projects that a connection names in touchstone.projects, as an array's text; none where nothing is set. NULL for '*', which
-- lib/server/sight.ts lets the named few say that work across projects.
CREATE FUNCTION shown_projects() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE coalesce(current_setting('touchstone.projects', true), '')
    WHEN '*' THEN NULL WHEN '' THEN '{}' ELSE current_setting('touchstone.projects')::uuid[] END
$$;

-- The project, where it is one: a row of it is let through by one comparison, before the list is looked at.
CREATE FUNCTION shown_project() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN cardinality(p) = 1 THEN p[1] END FROM shown_projects() p
$$;

-- Read once a statement, thus the SELECT. The coalesce is true for '*' alone, and keeps the planner from taking the condition for one
-- that leaves few rows: statements name their project themselves. Not forced upon the owner, who migrates, dumps, and whose triggers
-- and foreign keys look at what they must.
--
-- assignment has none: claiming picks its place by enums, whose statistics and indices a policy takes from the planner (30 times the
-- time, measured), and it holds ids and states, no content.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'annotator', 'example', 'model_output', 'gold_answer', 'round', 'round_annotator', 'lost_lease', 'session', 'draft',
    'submission', 'judgment', 'current_judgment', 'rating_count', 'comment', 'resolution', 'example_mark', 'session_rule', 'release',
    'judge_run', 'judge_verdict', 'judge_answer', 'qualification', 'qualification_item', 'qualification_attempt',
    'qualification_answer', 'qualification_grant', 'version_move', 'version_acknowledgement', 'job', 'job_error', 'upload_chunk'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;

-- ── What a request asks before it has proved a project ──────────────────────────────────────────────────────────────

-- Answered with the owner's rights, and either answers no more than one id or one number.
CREATE FUNCTION annotator_of(project uuid, person uuid) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT n.id FROM annotator n WHERE n.project_id = $1 AND n.user_id = $2);
END $$;

-- How many pieces of work of the same person, in whatever project, are before this one.
CREATE FUNCTION jobs_before(project uuid, job uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM job other JOIN job own ON other.created_by_id = own.created_by_id AND other.id <> own.id
  WHERE own.project_id = $1 AND own.id = $2 AND other.state IN ('queued', 'running')
$$;

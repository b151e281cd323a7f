import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { kindsThat } from "@/lib/guideline/kinds/kinds";
import { meaningsOf } from "@/lib/guideline/queries/meanings";
import type { Criterion } from "@/lib/guideline/schema";
import { EVERYTHING } from "@/lib/labels/filter";
import { labelsOf } from "@/lib/labels/labels";
import { REVISIONS } from "@/lib/labels/tables";
import { db } from "@/lib/server/db";

type Own = ProjectScope<"measure:own">;

export interface OwnSession {
  id: string;
  startedAt: Date;
  minutes: number;
  examples: number;
  /** Median active time per example, in seconds, of the whole session and of its first and last twenty; null under 40 examples. */
  median: number | null;
  firstTwenty: number | null;
  lastTwenty: number | null;
}

const SESSIONS = 30;

/** The caller's latest sessions in the project. Nobody else's work is read. */
export async function ownSessions(scope: Own): Promise<OwnSession[]> {
  return db().$queryRaw<OwnSession[]>`
    WITH mine AS (
      SELECT s.id, s.started_at, s.active_at, s.submitted FROM session s JOIN annotator a ON a.project_id = s.project_id AND a.id = s.annotator_id
      WHERE s.project_id = ${scope.projectId}::uuid AND a.user_id = ${scope.actor.userId}::uuid
      ORDER BY s.active_at DESC LIMIT ${SESSIONS}::int
    ), times AS (
      SELECT a.session_id, a.position, max(j.active_ms) / 1000.0 AS seconds, max(a.position) OVER (PARTITION BY a.session_id) AS last
      FROM assignment a JOIN ${REVISIONS} j ON j.project_id = a.project_id AND j.assignment_id = a.id AND j.example_id = a.example_id
      WHERE a.project_id = ${scope.projectId}::uuid AND a.session_id IN (SELECT id FROM mine) AND j.active_ms IS NOT NULL
      GROUP BY a.session_id, a.id, a.position
    )
    SELECT m.id, m.started_at AS "startedAt", extract(epoch FROM m.active_at - m.started_at)::float8 / 60 AS minutes, m.submitted AS examples,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY t.seconds)::float8 AS median,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY t.seconds) FILTER (WHERE t.position <= 20 AND t.last >= 40))::float8 AS "firstTwenty",
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY t.seconds) FILTER (WHERE t.position > t.last - 20 AND t.last >= 40))::float8 AS "lastTwenty"
    FROM mine m LEFT JOIN times t ON t.session_id = m.id
    GROUP BY m.id, m.started_at, m.active_at, m.submitted ORDER BY m.started_at DESC`;
}

export interface OwnAnswers {
  criterionKey: string;
  title: string;
  criterion: Criterion;
  valueKey: string;
  n: number;
}

/** Kinds of which an answer is one of few: an option or a number. */
const SINGLE = kindsThat(({ isOption, isNumber }) => isOption || isNumber);

/** How often the caller gave which answer to what the pinned version asks, under it and under those that mean the same. */
export async function ownAnswers(scope: Own): Promise<OwnAnswers[]> {
  const { guidelineVersionId } = scope.project;
  const mine = {
    ...EVERYTHING,
    labelled: await meaningsOf(guidelineVersionId),
    annotatorIds: scope.annotatorId ? [scope.annotatorId] : [],
  };
  return db().$queryRaw<OwnAnswers[]>`
    SELECT k.key AS "criterionKey", k.title, k.definition AS criterion, given.value_key AS "valueKey", given.n
    FROM (
      SELECT c.criterion_key, c.value_key, count(*)::int AS n FROM ${labelsOf(scope, mine)} c WHERE c.value_key IS NOT NULL GROUP BY 1, 2
    ) given
    JOIN criterion k ON k.guideline_version_id = ${guidelineVersionId}::uuid AND k.key = given.criterion_key
    WHERE k.kind::text = ANY(${SINGLE}::text[])
    ORDER BY k.position, given.value_key`;
}

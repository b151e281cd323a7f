import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ExampleKind } from "@/lib/formats/example";
import { answerContext } from "@/lib/guideline/answers/answer-context";
import { checkAnswers, NO_CRITERION } from "@/lib/guideline/answers/answers";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { Answers, Criterion } from "@/lib/guideline/schema";
import { CURRENT } from "@/lib/labels/tables";
import { auditInsert } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { PREPARED } from "@/lib/server/prepared";
import type { Receipt, SubmitInput } from "./schema";

type Work = ProjectScope<"label:work">;

/** What a column of milliseconds holds: nearly 25 days. */
const MOST_MS = 2 ** 31 - 1;

export interface HeldAssignment {
  id: string;
  exampleId: string;
  guidelineVersionId: string;
  roundId: string;
  state: string;
  pass: number;
  criteria: string[] | null;
  annotatorId: string | null;
  leaseToken: string | null;
  kind: ExampleKind;
  content: Record<string, unknown>;
  /** Upper bound of the wall time: since the lease began. */
  heldMs: number;
  sessionId: string | null;
  position: number | null;
}

/**
 * Holds answers against the criteria asked, of those that the version has; every problem is named by its field. Nothing that is given
 * for a criterion is dropped: a remark or a count for one that is not asked is refused, and so is a remark without an answer.
 */
export function check(
  criteria: readonly Criterion[],
  asked: readonly Criterion[],
  { answers: given, comments = {}, changed = {} }: Pick<SubmitInput, "answers" | "comments" | "changed">,
  { kind, content }: Pick<HeldAssignment, "kind" | "content">,
): Result<Answers, "invalid-answers"> {
  const checked = checkAnswers(asked, given, answerContext(kind, content));
  const keys = asked.map(({ key }) => key);
  const answered = checked.ok ? Object.keys(checked.answers) : keys;
  const problems = [
    ...(checked.ok ? [] : checked.problems.map((problem) => ({ field: "answers", ...problem }))),
    ...Object.keys(comments).flatMap((criterion) =>
      keys.includes(criterion) && !answered.includes(criterion) && comments[criterion]
        ? [
            {
              field: "comments",
              criterion,
              message: "a remark goes with an answer; answer this, or leave the remark out",
            },
          ]
        : [],
    ),
    ...Object.entries({ comments, changed }).flatMap(([field, given]) =>
      Object.keys(given)
        .filter((criterion) => !keys.includes(criterion))
        .map((criterion) => ({ field, criterion, message: NO_CRITERION })),
    ),
  ];
  if (checked.ok && problems.length === 0) return ok(checked.answers);
  const errors = problems.map(({ field, criterion, message }) => ({
    field: `${field}.${criterion}`,
    criterion,
    message: isUnasked(criteria, keys, criterion)
      ? `not asked here; this example is asked only ${keys.join(", ")}`
      : message,
  }));
  return no("invalid-answers", errors.map(({ criterion, message }) => `${criterion}: ${message}`).join("; "), {
    errors: errors.map(({ field, message }) => ({ field, message })),
  });
}

/** Names every answer of a draft to a criterion that is not asked; whether the others fit is seen at the submit. */
export function checkDraft(
  asked: readonly Criterion[],
  given: SubmitInput["answers"],
): Result<null, "invalid-answers"> {
  const keys = new Set(asked.map(({ key }) => key));
  const stray = Object.keys(given).filter((key) => !keys.has(key));
  if (stray.length === 0) return ok(null);
  return no("invalid-answers", stray.map((key) => `${key}: not asked here`).join("; "), {
    errors: stray.map((key) => ({
      field: `answers.${key}`,
      message: `not asked here; asked are ${[...keys].join(", ")}`,
    })),
  });
}

function isUnasked(criteria: readonly Criterion[], asked: readonly string[], key: string): boolean {
  return !asked.includes(key) && criteria.some((criterion) => criterion.key === key);
}

/**
 * Stores checked answers under an assignment that is the annotator's, and closes it: session, judgments, assignment, draft and audit
 * in one statement.
 */
export async function storeSubmit(
  tx: Database,
  { projectId, actor }: Work,
  annotatorId: string,
  held: HeldAssignment,
  asked: readonly Criterion[],
  answers: Answers,
  input: SubmitInput,
): Promise<Receipt> {
  const { wallMs, activeMs } = boundTimes(input, held.heldMs);
  const { sessionId, position } = held;
  const place =
    sessionId !== null && position !== null
      ? keepPosition({ sessionId, position })
      : positionInSession(projectId, annotatorId, wallMs);
  const judgments = insertJudgments(asked, answers, {
    projectId,
    assignmentId: held.id,
    exampleId: held.exampleId,
    annotatorId,
    guidelineVersionId: held.guidelineVersionId,
    pass: held.pass,
    activeMs,
    wallMs,
    changed: input.changed ?? {},
    comments: input.comments ?? {},
  });
  const log = auditInsert(
    {
      stream: `work:${projectId}:${annotatorId}`,
      projectId,
      actorId: actor.userId,
      action: "judgment.submit",
      subject: held.id,
    },
    Prisma.sql`jsonb_build_object('revisions', (SELECT revisions FROM touched))`,
  );
  const [row] = await tx.$queryRaw<(Omit<Receipt, "submittedAt"> & { submittedAt: Date })[]>`
    ${PREPARED} WITH ${place},
    stored AS (${judgments}),
    touched AS (SELECT coalesce(jsonb_object_agg(criterion_key, revision), '{}') AS revisions FROM stored),
    logged AS (${log}),
    dropped AS (DELETE FROM draft WHERE project_id = ${projectId}::uuid AND assignment_id = ${held.id}::uuid AND annotator_id = ${annotatorId}::uuid)
    UPDATE assignment a SET state = 'submitted', submitted_at = clock_timestamp(), session_id = place.session_id, position = place.position
    FROM place, touched WHERE a.project_id = ${projectId}::uuid AND a.id = ${held.id}::uuid
    RETURNING a.id AS "assignmentId", a.submitted_at AS "submittedAt", a.session_id AS session, a.position, touched.revisions,
              ${activeMs}::int AS "activeMs", ${wallMs}::int AS "wallMs"`;
  return { ...row!, submittedAt: row!.submittedAt.toISOString() };
}

/**
 * What the browser says of its time, as far as the server can know it: no longer than the lease was held by the database's clock, and
 * active time no longer than wall time. It is cut rather than refused, since a clock that is wrong is no fault of the label; the receipt
 * says what was kept.
 */
function boundTimes({ wallMs, activeMs }: SubmitInput, heldMs: number): { wallMs: number; activeMs: number | null } {
  const held = Math.min(Math.floor(heldMs), MOST_MS);
  const wall = Math.min(Math.max(wallMs ?? held, activeMs ?? 0), held);
  return { wallMs: wall, activeMs: activeMs === undefined ? null : Math.min(activeMs, wall) };
}

interface SessionPosition {
  sessionId: string;
  position: number;
}

/**
 * The session in which this submit falls and its position there, from 1: common table expressions, of which `place` has the columns
 * session_id and position. A new session begins when the time from the last submit to the start of this example is longer than the
 * project's idle gap; exactly the gap still belongs to the old one (Touchstone's docs/statistics.md, Fatigue, Sessions). Run under
 * the annotator's lock.
 */
function positionInSession(projectId: string, annotatorId: string, wallMs: number): Prisma.Sql {
  const began = Prisma.sql`clock_timestamp() - make_interval(secs => ${wallMs / 1000}::float8)`;
  return Prisma.sql`
    going AS (
      UPDATE session s SET active_at = clock_timestamp(), submitted = s.submitted + 1
      FROM (SELECT id FROM session WHERE project_id = ${projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND external_key IS NULL
            ORDER BY active_at DESC LIMIT 1) latest, project p
      WHERE s.project_id = ${projectId}::uuid AND s.id = latest.id AND p.id = s.project_id
        AND ${began} - s.active_at <= make_interval(mins => p.idle_minutes)
      RETURNING s.id AS session_id, s.submitted AS position
    ), fresh AS (
      INSERT INTO session (project_id, id, annotator_id, started_at, active_at, submitted)
      SELECT ${projectId}::uuid, gen_random_uuid(), ${annotatorId}::uuid, ${began}, clock_timestamp(), 1
      WHERE NOT EXISTS (SELECT FROM going)
      RETURNING id AS session_id, submitted AS position
    ), place AS (SELECT * FROM going UNION ALL SELECT * FROM fresh)`;
}

/** The place of an example that was submitted before: it keeps it. */
function keepPosition({ sessionId, position }: SessionPosition): Prisma.Sql {
  return Prisma.sql`place AS (SELECT ${sessionId}::uuid AS session_id, ${position}::int AS position)`;
}

interface Circumstances {
  projectId: string;
  assignmentId: string;
  exampleId: string;
  annotatorId: string;
  guidelineVersionId: string;
  pass: number;
  activeMs: number | null;
  wallMs: number;
  changed: Record<string, number>;
  comments: Record<string, string>;
}

/**
 * Stores one judgment per answer, each as the next revision of its kind; an answer that was there and is missing now is taken back
 * by a revision without a value. A statement that stands beside a `place` of session and position; returns criterion_key and revision
 * of each criterion touched.
 */
function insertJudgments(asked: readonly Criterion[], answers: Answers, of: Circumstances): Prisma.Sql {
  const rows = asked.map((criterion) => {
    const value = Object.hasOwn(answers, criterion.key) ? answers[criterion.key]! : null;
    return {
      criterion_key: criterion.key,
      value,
      value_key: value === null ? null : storedKey(criterion, value),
      changed: of.changed[criterion.key] ?? 0,
      comment: of.comments[criterion.key] || null,
    };
  });
  return Prisma.sql`
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, pass, revision, value, value_key, comment,
                          assignment_id, session_id, position, active_ms, wall_ms, changed, submitted_at)
    SELECT ${of.projectId}::uuid, ${of.exampleId}::uuid, ${of.annotatorId}::uuid, ${of.guidelineVersionId}::uuid, g.criterion_key, ${of.pass}::int,
           coalesce(c.revision, 0) + 1, nullif(g.value, 'null'::jsonb), g.value_key, g.comment,
           ${of.assignmentId}::uuid, place.session_id, place.position, ${of.activeMs}::int, ${of.wallMs}::int, g.changed, clock_timestamp()
    FROM place
    CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g (criterion_key text, value jsonb, value_key text, changed int, comment text)
    LEFT JOIN ${CURRENT} c
      ON c.project_id = ${of.projectId}::uuid AND c.criterion_key = g.criterion_key AND c.guideline_version_id = ${of.guidelineVersionId}::uuid
     AND c.example_id = ${of.exampleId}::uuid AND c.part = '' AND c.annotator_id = ${of.annotatorId}::uuid AND c.pass = ${of.pass}::int
    WHERE nullif(g.value, 'null'::jsonb) IS NOT NULL OR (c.revision IS NOT NULL AND NOT c.taken_back)
    RETURNING criterion_key, revision`;
}

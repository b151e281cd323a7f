import "server-only";
import { annotatorOf } from "@/lib/assign/annotator";
import { claimNext } from "@/lib/assign/claim";
import type { Enough, First, NothingLeft } from "@/lib/assign/nothing-left";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ExampleKind } from "@/lib/formats/example";
import { askedCriteria } from "@/lib/guideline/answers/asked-criteria";
import { versionDifference } from "@/lib/guideline/queries/version-pair";
import type { Answers } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { CURRENT, REVISIONS } from "@/lib/labels/tables";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { PREPARED } from "@/lib/server/prepared";
import { blindExample } from "./blind";
import type { AskedAgain, Lease, SeenExample } from "./schema";
import { shownId } from "./shown-id";

type Work = ProjectScope<"label:work">;

interface LeaseRow extends SeenRow {
  assignmentId: string;
  leaseToken: string;
  expiresAt: Date;
}

export interface SeenRow {
  roundId: string;
  exampleId: string;
  kind: ExampleKind;
  content: Record<string, unknown>;
  responseOrder: number[] | null;
  criteria: string[] | null;
  guidelineVersionId: string;
  guidelineVersion: number;
  draft: Answers | null;
  given: Answers | null;
  earlier: EarlierAnswers | null;
  submittedAt: Date | null;
}

type Next = { lease: Lease } | { nothing: NothingLeft } | First;

/**
 * Leases the caller's next example, or says why there is none or what comes first. With what they are `holding`, also that they have
 * enough in hand.
 */
export async function nextLease(scope: Work): Promise<Next>;
export async function nextLease(scope: Work, holding?: number): Promise<Next | Enough>;
export async function nextLease(scope: Work, holding?: number): Promise<Next | Enough> {
  const annotatorId = await annotatorOf(scope);
  const claim = await claimNext(scope, annotatorId, holding);
  if ("nothing" in claim) return claim;
  const [lease] = await readLeases(scope, annotatorId, claim.claimed);
  return { lease: lease! };
}

/** What the caller holds now, oldest first: a page that is opened again goes on with it. */
export async function heldLeases(scope: Work): Promise<Lease[]> {
  return readLeases(scope, await annotatorOf(scope));
}

/** Reads the caller's live leases (or the one named) in the shape that the labelling screen and the API show. */
export async function readLeases(scope: Work, annotatorId: string, assignmentId?: string): Promise<Lease[]> {
  const rows = await db().$queryRaw<LeaseRow[]>`
    ${PREPARED} SELECT a.id AS "assignmentId", a.lease_token AS "leaseToken", a.lease_expires_at AS "expiresAt", a.round_id AS "roundId",
           ${shownId(scope)} AS "exampleId", e.kind, e.content, a.response_order AS "responseOrder", a.criteria, a.submitted_at AS "submittedAt",
           a.guideline_version_id AS "guidelineVersionId", v.number AS "guidelineVersion", d.answers AS draft,
           (SELECT jsonb_object_agg(j.criterion_key, j.value) FROM ${CURRENT} c JOIN ${REVISIONS} j ON j.project_id = c.project_id AND j.id = c.judgment_id
            WHERE c.project_id = a.project_id AND c.example_id = a.example_id AND c.annotator_id = a.annotator_id
              AND c.guideline_version_id = a.guideline_version_id AND c.pass = a.pass AND NOT c.taken_back) AS given,
           ${EARLIER_ANSWERS} AS earlier
    FROM assignment a
    JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
    JOIN guideline_version v ON v.id = a.guideline_version_id
    LEFT JOIN draft d ON d.project_id = a.project_id AND d.assignment_id = a.id AND d.annotator_id = a.annotator_id AND d.part = ''
    WHERE a.project_id = ${scope.projectId}::uuid AND a.annotator_id = ${annotatorId}::uuid AND a.state = 'leased'
      AND a.lease_expires_at > clock_timestamp() AND (${assignmentId ?? null}::uuid IS NULL OR a.id = ${assignmentId ?? null}::uuid)
    ORDER BY a.leased_at, a.id`;
  return Promise.all(rows.map((row) => toLease(scope, row)));
}

async function toLease(scope: Work, row: LeaseRow): Promise<Lease> {
  const { assignmentId, leaseToken, expiresAt } = row;
  return { assignmentId, leaseToken, expiresAt: expiresAt.toISOString(), ...(await seenExample(scope, row)) };
}

/** A place as its annotator is shown it. */
export async function seenExample({ project }: Work, row: SeenRow): Promise<SeenExample> {
  const asked = askedCriteria(await criteriaOf(row.guidelineVersionId), row.criteria ?? []);
  const keys = asked.map((criterion) => criterion.key);
  return {
    roundId: row.roundId,
    example: { id: row.exampleId, ...blindExample(row.kind, row.content) },
    responseOrder: row.responseOrder ?? [],
    guidelineVersion: row.guidelineVersion,
    guidelineVersionId: row.guidelineVersionId,
    criteria: keys,
    answers: row.draft ?? row.given ?? {},
    submittedAt: row.submittedAt?.toISOString() ?? null,
    again: row.criteria?.length
      ? await describeAgain(project.guidelineId, row.guidelineVersion, keys, row.earlier)
      : null,
  };
}

/** Own answers under other versions by criterion, each the newest. */
type EarlierAnswers = AskedAgain["earlier"];

/** For the assignment `a`, where it asks some criteria only: what its holder answered to the example before, as JSON. SQL. */
const EARLIER_ANSWERS = Prisma.sql`(
  SELECT jsonb_object_agg(e.criterion_key, jsonb_build_object('value', e.value, 'guidelineVersion', e.number)) FROM (
    SELECT DISTINCT ON (c.criterion_key) c.criterion_key, j.value, v.number
    FROM ${CURRENT} c JOIN ${REVISIONS} j ON j.project_id = c.project_id AND j.id = c.judgment_id
    JOIN guideline_version v ON v.id = c.guideline_version_id
    WHERE cardinality(a.criteria) > 0 AND c.project_id = a.project_id AND c.example_id = a.example_id AND c.annotator_id = a.annotator_id
      AND c.guideline_version_id <> a.guideline_version_id AND c.pass = 0 AND NOT c.taken_back
    ORDER BY c.criterion_key, v.number DESC) e)`;

/** What somebody needs to know who is asked some criteria of an example again: what changed in these, and what they said before. */
async function describeAgain(
  guidelineId: string,
  version: number,
  asked: readonly string[],
  earlier: EarlierAnswers | null,
): Promise<AskedAgain> {
  const known = asked.flatMap((key) =>
    earlier && Object.hasOwn(earlier, key) ? [earlier[key]!.guidelineVersion] : [],
  );
  const since = known.length === 0 ? null : Math.max(...known);
  if (since === null || since > version) return { since: null, changes: [], earlier: earlier ?? {} };
  const { changes } = await versionDifference(guidelineId, since, version);
  return {
    since,
    changes: changes.criteria.filter(({ key }) => asked.includes(key)),
    earlier: earlier ?? {},
  };
}

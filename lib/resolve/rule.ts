import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { EXCERPT } from "@/lib/examples/example-text";
import type { AnswerValue } from "@/lib/guideline/schema";
import { cutWords } from "@/lib/labels/session-cut";
import { CURRENT, REVISIONS, SETTLED } from "@/lib/labels/tables";
import { audit } from "@/lib/server/audit";
import { replica, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isAskedExample, isOpen, type Read, versionAsked } from "./case-conditions";
import { isCompared } from "./differing";
import { endReopened } from "./end-reopened";
import type { Rule } from "./schema";

type Write = ProjectScope<"resolve:write">;

/** What a rule demands, in words that stand in the note of each resolution. */
function ruleWords({ method, least, among }: Rule, within: string | null): string {
  const words =
    method === "unanimous" ? `All labels equal, at least ${among}.` : `At least ${least} of ${among} labels equal.`;
  return within === null ? words : `${words} Only ${cutWords(within)}.`;
}

/**
 * The open cases under the pinned version that a rule settles: rows of criterion_key, example_id, key (that of the most frequent
 * answer), how many gave it and how many labels there are. Unanimous: k or more labels, all equal. Majority: k or more labels that differ, of which the share m/k or more are equal; m/k
 * is over one half, so that there is one such answer. Labels of models do not count.
 */
async function ruled(scope: Read, rule: Rule): Promise<{ cases: Prisma.Sql; within: string | null } | null> {
  const version = await versionAsked(scope, { criterion: rule.criterion, within: rule.within });
  const keys = version?.criteria.filter(isCompared).map(({ key }) => key) ?? [];
  if (!version || keys.length === 0) return null;
  const demanded =
    rule.method === "unanimous"
      ? Prisma.sql`count(*) = 1`
      : Prisma.sql`count(*) > 1 AND max(r.n) * ${rule.among}::int >= sum(r.n) * ${rule.least}::int`;
  const cases = Prisma.sql`(
    SELECT w.* FROM (
      SELECT r.criterion_key, r.example_id, (array_agg(r.value_key ORDER BY r.n DESC))[1] AS key, max(r.n)::int AS equal, sum(r.n)::int AS labels
      FROM ${version.counts} r WHERE r.criterion_key = ANY(${keys}::text[])
      GROUP BY r.criterion_key, r.example_id HAVING sum(r.n) >= ${rule.among}::int AND ${demanded}) w
    WHERE ${isOpen(scope)} AND ${isAskedExample(scope, rule)})`;
  return { cases, within: version.within };
}

/** A case that a rule would settle, and to what. */
export interface RuledCase {
  exampleId: string;
  externalId: string;
  excerpt: string;
  criterionKey: string;
  /** Null where the answer is too long to be shown in a list. */
  value: AnswerValue | null;
  equal: number;
  labels: number;
}

/** How many cases a rule would settle now, by criterion. */
export async function previewRule(scope: Write, rule: Rule) {
  const found = await ruled(scope, rule);
  if (!found) return ok({ cases: 0, criteria: [] });
  const { cases } = found;
  const criteria = await replica().$queryRaw<{ key: string; cases: number }[]>`
    SELECT w.criterion_key AS key, count(*)::int AS cases FROM ${cases} w GROUP BY 1 ORDER BY 1`;
  return ok({ cases: criteria.reduce((sum, one) => sum + one.cases, 0), criteria });
}

/** One page of the cases that a rule would settle now, and how many there are. */
export async function listRuled(
  scope: Write,
  rule: Rule,
  view: { page: number; size: number; direction: "asc" | "desc" },
) {
  const found = await ruled(scope, rule);
  if (!found) return { rows: [], total: 0 };
  const { cases } = found;
  const order = Prisma.sql`e.external_id ${Prisma.raw(view.direction)}, w.criterion_key`;
  const [rows, [count]] = await Promise.all([
    replica().$queryRaw<RuledCase[]>`
      SELECT w.example_id AS "exampleId", e.external_id AS "externalId", ${EXCERPT} AS excerpt, w.criterion_key AS "criterionKey",
             CASE WHEN w.key NOT LIKE 'sha256:%' THEN w.key::jsonb END AS value, w.equal, w.labels
      FROM ${cases} w JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = w.example_id
      ORDER BY ${order} LIMIT ${view.size}::int OFFSET ${(view.page - 1) * view.size}::int`,
    replica().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${cases} w`,
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** Settles all cases that a rule settles, as one batch that can be withdrawn at once. What is settled meanwhile by somebody else stays theirs. */
export async function settleByRule(scope: Write, rule: Rule) {
  const found = await ruled(scope, rule);
  if (!found) return no("nothing-to-settle", "No open case fits this rule.");
  const { cases, within } = found;
  const { guidelineVersionId } = scope.project;
  return transaction(async (tx) => {
    const [{ batch }] = (await tx.$queryRaw<{ batch: string }[]>`SELECT gen_random_uuid() AS batch`) as [
      { batch: string },
    ];
    await endReopened(tx, scope, Prisma.sql`a.example_id IN (SELECT w.example_id FROM ${cases} w)`);
    const count = await tx.$executeRaw`
      INSERT INTO resolution (project_id, id, example_id, guideline_version_id, criterion_key, value, value_key, method, reason, note, author_id, batch_id)
      SELECT ${scope.projectId}::uuid, gen_random_uuid(), w.example_id, ${guidelineVersionId}::uuid, w.criterion_key,
             CASE WHEN w.key LIKE 'sha256:%' THEN ${longAnswer(scope)} ELSE w.key::jsonb END, w.key, ${rule.method}, 'rule', ${ruleWords(rule, within)},
             ${scope.actor.userId}::uuid, ${batch}::uuid
      FROM ${cases} w
      ON CONFLICT (project_id, example_id, criterion_key, part) WHERE withdrawn_at IS NULL DO NOTHING`;
    if (count === 0) return no("nothing-to-settle", "No open case fits this rule.");
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "resolution.settle-by-rule",
      subject: batch,
      detail: { ...rule, ...(within !== null && { within }), cases: count },
    });
    return ok({ batch, cases: count });
  });
}

/** The answer of case `w` where its key is only a hash. Equal keys have equal answers, under any version. */
function longAnswer(scope: Write): Prisma.Sql {
  return Prisma.sql`(
    SELECT j.value FROM ${CURRENT} c JOIN ${REVISIONS} j ON j.project_id = c.project_id AND j.id = c.judgment_id
    WHERE c.project_id = ${scope.projectId}::uuid AND c.criterion_key = w.criterion_key AND c.example_id = w.example_id
      AND c.value_key = w.key LIMIT 1)`;
}

export interface BatchView {
  id: string;
  method: string;
  note: string;
  author: string | null;
  /** How many of it still stand. */
  cases: number;
  createdAt: Date;
}

const BATCHES_SHOWN = 10;

/** What was settled by rules and stands, newest first. */
export async function listBatches(scope: Read): Promise<BatchView[]> {
  return replica().$queryRaw<BatchView[]>`
    SELECT b.*, u.name AS author FROM (
      SELECT r.batch_id AS id, min(r.method) AS method, min(r.note) AS note, min(r.author_id::text)::uuid AS author_id, count(*)::int AS cases,
             min(r.created_at) AS "createdAt"
      FROM ${SETTLED} r WHERE r.project_id = ${scope.projectId}::uuid AND r.batch_id IS NOT NULL
      GROUP BY r.batch_id ORDER BY "createdAt" DESC LIMIT ${BATCHES_SHOWN}::int) b
    LEFT JOIN app_user u ON u.id = b.author_id ORDER BY b."createdAt" DESC`;
}

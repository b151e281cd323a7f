import "server-only";
import { setImmediate as sent } from "node:timers/promises";
import { isAmong } from "@/lib/examples/conditions";
import { firstWithin } from "@/lib/examples/first-within";
import { type MarkKind, wasMarked } from "@/lib/examples/marks";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { changedLabels, MAY_HAVE_CHANGED } from "@/lib/labels/changed-labels";
import type { TakeOut } from "@/lib/labels/filter";
import { revisionsUpTo, settledAt } from "@/lib/labels/history";
import { turnBesideLabelling } from "@/lib/server/beside-labelling";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { type Names, type RawExample, type StoredExample, toExported } from "./exported-row";
import type { Marks } from "./marks";
import type { ExportPlan } from "./plan";

/** A batch begins small and grows while its examples prove to have few labels. */
const FIRST_EXAMPLES = 100;
const MOST_EXAMPLES = 4000;
const MOST_LABELS = 20_000;
/** About how many bytes of texts a batch may hold. */
const BATCH_BYTES = 4_000_000;

interface BatchRow extends RawExample {
  sequence: bigint;
}

/**
 * The examples up to the marks in the order in which they came, each with the labels and resolutions that the plan asks for as they
 * stood at the marks: in batches, of which each is used up before the next is asked for. Reads from the primary (a replica may not
 * have reached the marks yet).
 */
export async function* readExamples(
  scope: TakeOut,
  plan: ExportPlan,
  marks: Marks,
): AsyncGenerator<Iterable<StoredExample>> {
  const names = await readNames(scope, plan);
  let ahead: Promise<BatchRow[]> | null = null;
  for (let [after, size, isWhole] = [0n, FIRST_EXAMPLES, false]; !isWhole; ) {
    const endTurn = await turnBesideLabelling();
    try {
      const batch: BatchRow[] = await (ahead ?? readBatch(scope, plan, marks, after, size));
      const last = batch.at(-1);
      if (last) [after, size] = [last.sequence, sizeAfter(batch)];
      else isWhole = true;
      // The next batch is read while this one is written, where both processors may be taken for it.
      ahead = last && !endTurn ? readBatch(scope, plan, marks, after, size) : null;
      // Whoever stops early leaves this read behind; its failure then concerns nobody.
      ahead?.catch(() => undefined);
      // Else it would only be sent when this batch is written, which leaves the processor to nobody.
      if (ahead) await sent();
      if (last) yield exportedOf(batch, names, plan);
    } finally {
      endTurn?.();
    }
  }
  await requireWhole(scope);
}

function* exportedOf(batch: readonly BatchRow[], names: Names, plan: ExportPlan): Generator<StoredExample> {
  for (const row of batch) yield toExported(row, names, plan);
}

/** A project is marked for deletion before the first of its rows goes: what was read before it is marked is all there was. */
async function requireWhole({ projectId }: TakeOut): Promise<void> {
  const there = await db().project.count({ where: { id: projectId, deletedAt: null } });
  if (there === 0) throw new AppError("not-found", "The project was deleted while it was read. The file is not whole.");
}

/** Annotators and versions: few beside the labels that name them, so that they are not joined a million times. */
async function readNames(scope: TakeOut, { counting, people }: ExportPlan): Promise<Names> {
  const [annotators, versions, criteria] = await Promise.all([
    db().$queryRaw<{ id: string; key: string; isModel: boolean }[]>`
      SELECT id, kind = 'model' AS "isModel",
             CASE WHEN ${people} = 'codes' AND (kind = 'human' OR external_key LIKE '%@%') THEN person_code(project_id, id) ELSE external_key END AS key
      FROM annotator WHERE project_id = ${scope.projectId}::uuid`,
    db().guidelineVersion.findMany({
      where: { guidelineId: scope.project.guidelineId },
      orderBy: { number: "asc" },
      select: { id: true, number: true, hash: true },
    }),
    db().criterion.findMany({
      where: { version: { guidelineId: scope.project.guidelineId } },
      select: { guidelineVersionId: true, key: true, meaningId: true, kind: true },
    }),
  ]);
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  const meanings = new Map(
    criteria.map(({ guidelineVersionId, key, meaningId }) => [`${guidelineVersionId} ${key}`, meaningId!]),
  );
  const rankings = new Set(
    criteria.flatMap(({ guidelineVersionId, key, kind }) =>
      KINDS[kind].isOrdered ? [`${guidelineVersionId} ${key}`] : [],
    ),
  );
  const beginningOf = (versionId: string, criterion: string) =>
    counting === "meaning" ? (meanings.get(`${versionId} ${criterion}`) ?? versionId) : versionId;
  return {
    annotators: new Map(annotators.map(({ id, ...annotator }) => [id, annotator])),
    versions: new Map(versions.map((version) => [version.id, version])),
    isRanking: (versionId, criterion) => rankings.has(`${versionId} ${criterion}`),
    sinceOf: (versionId, criterion) => numbers.get(beginningOf(versionId, criterion)) ?? 0,
  };
}

/** How many examples to read next, so that their labels stay within bounds if they have as many as those of this batch. */
function sizeAfter(batch: readonly BatchRow[]): number {
  const labels = batch.reduce((sum, row) => sum + (row.labels?.length ?? 0), 0);
  const affordable = labels === 0 ? MOST_EXAMPLES : Math.floor((MOST_LABELS * batch.length) / labels);
  return Math.max(1, Math.min(affordable, 4 * batch.length, MOST_EXAMPLES));
}

async function readBatch(
  scope: TakeOut,
  plan: ExportPlan,
  marks: Marks,
  after: bigint,
  size: number,
): Promise<BatchRow[]> {
  return db().$queryRaw<BatchRow[]>`
    SELECT b.sequence, b.external_id AS "externalId", b.kind, b.content, b.slices, b.provenance,
           ${had("exclusion", marks)} AS "isExcluded", ${had("seed", marks)} AS "isSeed", (${labelsOf(plan, marks)}) AS labels, (${resolutionsOf(plan, marks)}) AS resolutions
    FROM (
      SELECT e.*, ${MAY_HAVE_CHANGED} AS may_have_changed
      FROM ${firstWithin(
        BATCH_BYTES,
        Prisma.sql`SELECT * FROM example e
          WHERE e.project_id = ${scope.projectId}::uuid AND e.sequence > ${after}::bigint AND e.sequence <= ${marks.examples}::bigint
            AND ${isAmong(plan.filter.examples)}
          ORDER BY e.sequence LIMIT ${size}::int`,
      )} e
    ) b ORDER BY b.sequence`;
}

/** Whether a mark of this kind stood on example `b` at the mark of the release. */
function had(kind: MarkKind, marks: Marks): Prisma.Sql {
  return wasMarked(kind, Prisma.sql`b.project_id`, Prisma.sql`b.id`, marks.resolutions);
}

/** All revisions of the labels of example `b`, in no order. A session is called as its importer called it. */
function labelsOf({ reading }: ExportPlan, marks: Marks): Prisma.Sql {
  return Prisma.sql`
    SELECT json_agg(json_build_array(j.id, j.annotator_id, j.guideline_version_id, j.criterion_key, j.value, j.value_key,
             (extract(epoch FROM j.submitted_at) * 1000)::bigint, j.active_ms, j.wall_ms,
             CASE WHEN j.session_id IS NOT NULL THEN (SELECT coalesce(s.external_key, s.id::text) FROM session s
                                                      WHERE s.project_id = j.project_id AND s.id = j.session_id) END,
             j.position, j.revision, j.pass, j.comment, j.is_asked))
    FROM ${revisionsUpTo(marks.judgments, reading)} j`;
}

/** The resolutions of example `b` that stood at the mark. */
function resolutionsOf({ reading, people }: ExportPlan, marks: Marks): Prisma.Sql {
  return Prisma.sql`
    SELECT json_agg(json_build_array(r.criterion_key, r.value, r.distribution, r.method, r.reason, r.note,
             CASE WHEN ${people} = 'codes' THEN person_code(r.project_id, r.author_id) ELSE u.email END, v.number,
             (extract(epoch FROM r.created_at) * 1000)::bigint,
             CASE WHEN b.may_have_changed THEN ${changedLabels(marks.judgments)} > 0 ELSE false END,
             CASE WHEN r.inherited_from_id IS NOT NULL THEN (SELECT p.external_id FROM example p WHERE p.project_id = r.project_id AND p.id = r.inherited_from_id) END) ORDER BY r.sequence)
    FROM ${settledAt(marks.resolutions, reading)} r JOIN guideline_version v ON v.id = r.guideline_version_id LEFT JOIN app_user u ON u.id = r.author_id`;
}

import "server-only";
import { hash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import type { ProjectScope } from "@/lib/auth/scope";
import { ContaminationIndex } from "@/lib/core/contamination/contamination-index";
import { firstWithin } from "@/lib/examples/first-within";
import { advanceJob } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { type Database, db, transaction } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { keepDescent } from "./descent";
import { readItems, type SourceItem } from "./read-items";
import type { Source } from "./schema";
import { evaluationsOf, parseSources, reachOf, seeingProved } from "./sources";
import { storedExample } from "./stored-example";
import { textsOf } from "./texts";

const STOPPED = "The comparison stopped on an error of ours. The one before it stays; start it again.";
const NO_RIGHT = "Whoever asked for this comparison may not read all that it compares with any more. Start it again.";
/** Examples of a batch, and how many bytes of them (as stored). */
const [BATCH, BATCH_BYTES] = [500, 4_000_000];
/** Of one example so many items are kept, the surest; the others are counted. */
const MOST_HITS = 20;
/** So long examples are compared without a look at anything else, signs of life above all. */
const COMPARING_MS = 50;

/** Compares a project with evaluations and benchmarks, with the rights that whoever asked still has. */
export async function findContaminationJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => compare(payload, job));
}

async function compare({ projectId, jobId }: JobPayload, job: BegunJob): Promise<Ended> {
  const scope = await scopeOfJob(projectId, job.createdById, "release:write");
  if (!scope) return { refused: "Whoever asked for this comparison may not ask for it any more." };
  const run = await beginRun(scope, jobId, job);
  if (!run) return { refused: NO_RIGHT };
  const items = await readItems(projectId, run.sources);
  const index = new ContaminationIndex(items, (text) => hash("sha256", text, "hex"));
  let [after, done] = [Number(job.result?.settled ?? 0), await countUpTo(projectId, Number(job.result?.settled ?? 0))];
  for (;;) {
    const begun = performance.now();
    const batch = await readBatch(projectId, after, run.lastSequence);
    const last = batch.at(-1);
    if (!last) break;
    const { hits, leftOut } = await compareBatch(index, items, batch);
    done += batch.length;
    const [from, to] = [after, Number(last.sequence)];
    const goesOn = await transaction(async (tx) => {
      await keepHits(tx, projectId, jobId, hits, leftOut);
      const progress = { done, accepted: hits.length, rejected: 0, duplicates: 0 };
      return advanceJob(tx, projectId, jobId, progress, { from, to }, []);
    });
    if (!goesOn) return false;
    after = to;
    await restBesideLabelling(performance.now() - begun);
  }
  await seeingProved([projectId, ...evaluationsOf(run.sources)], () =>
    transaction(async (tx) => {
      const derived = await keepDescent(tx, projectId, jobId, run.sources);
      await finishRun(tx, projectId, jobId, derived);
    }),
  );
  return true;
}

/** What this comparison is about, as it was said when it began; null where its person may not read all of it any more. */
async function beginRun({ projectId, actor }: ProjectScope<"release:write">, jobId: string, job: BegunJob) {
  const asked = parseSources(job.params.sources);
  const reach = await reachOf(actor, projectId);
  const sources = asked.map(({ id }) => reach.sources.find((source) => source.id === id));
  const known = sources.filter((source): source is Source => source !== undefined);
  if (known.length < asked.length) return null;
  const [run] = await transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO contamination_run (project_id, id, created_by_id, last_sequence, examples, sources, closed)
      SELECT ${projectId}::uuid, ${jobId}::uuid, ${job.createdById}::uuid, coalesce(max(sequence), 0), count(*)::int,
             ${JSON.stringify(known)}::jsonb, ${Number(job.params.closed ?? 0)}::int
      FROM example WHERE project_id = ${projectId}::uuid ON CONFLICT DO NOTHING`;
    return tx.$queryRaw<{ lastSequence: bigint; sources: unknown }[]>`
      SELECT last_sequence AS "lastSequence", sources FROM contamination_run WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid`;
  });
  return { lastSequence: run!.lastSequence, sources: parseSources(run!.sources) };
}

async function countUpTo(projectId: string, sequence: number): Promise<number> {
  return sequence === 0 ? 0 : db().example.count({ where: { projectId, sequence: { lte: sequence } } });
}

interface ComparedRow {
  id: string;
  sequence: bigint;
  kind: string;
  content: object;
  contentHash: string;
}

function readBatch(projectId: string, after: number, last: bigint): Promise<ComparedRow[]> {
  return db().$queryRaw<ComparedRow[]>`
    SELECT b.id, b.sequence, b.kind, b.content, b.content_hash AS "contentHash"
    FROM ${firstWithin(
      BATCH_BYTES,
      Prisma.sql`SELECT * FROM example WHERE project_id = ${projectId}::uuid AND sequence > ${after}::bigint AND sequence <= ${last}::bigint
                 ORDER BY sequence LIMIT ${BATCH}::int`,
    )} b ORDER BY b.sequence`;
}

interface KeptHit {
  example_id: string;
  source_id: string;
  item: string;
  rule: string;
  coverage: number;
  part_kind: string | null;
  part_place: number | null;
  span: string | null;
  item_span: string | null;
}

async function compareBatch(index: ContaminationIndex, items: readonly SourceItem[], batch: readonly ComparedRow[]) {
  const hits: KeptHit[] = [];
  let leftOut = 0;
  let since = performance.now();
  for (const { id, kind, content, contentHash } of batch) {
    if (performance.now() - since > COMPARING_MS) {
      await nextTurn();
      since = performance.now();
    }
    const texts = textsOf(storedExample(kind, content));
    const found = index.findSurest(contentHash, texts, MOST_HITS);
    leftOut += found.more;
    for (const { item, rule, coverage, text, span, itemSpan } of found.hits) {
      const part = text === null ? null : texts[text]!;
      hits.push({
        example_id: id,
        source_id: items[item]!.source,
        item: items[item]!.item,
        rule,
        coverage,
        part_kind: part?.kind ?? null,
        part_place: part?.place ?? null,
        span: rangeOf(span),
        item_span: rangeOf(itemSpan),
      });
    }
  }
  return { hits, leftOut };
}

const rangeOf = (span: [number, number] | null) => span && `[${span[0]},${span[1]})`;

async function keepHits(
  tx: Database,
  projectId: string,
  runId: string,
  hits: readonly KeptHit[],
  leftOut: number,
): Promise<void> {
  if (hits.length > 0)
    await tx.$executeRaw`
      INSERT INTO contamination_hit (project_id, run_id, example_id, source_id, item, rule, coverage, part_kind, part_place, span, item_span)
      SELECT ${projectId}::uuid, ${runId}::uuid, h.* FROM jsonb_to_recordset(${JSON.stringify(hits)}::jsonb)
        AS h (example_id uuid, source_id uuid, item text, rule text, coverage real, part_kind text, part_place int, span int4range, item_span int4range)
      ON CONFLICT DO NOTHING`;
  if (leftOut > 0)
    await tx.$executeRaw`
      UPDATE contamination_run SET left_out = left_out + ${leftOut}::int WHERE project_id = ${projectId}::uuid AND id = ${runId}::uuid`;
}

/** From now on this is the comparison; those before it go. */
async function finishRun(tx: Database, projectId: string, runId: string, derived: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE contamination_run SET finished_at = now() WHERE project_id = ${projectId}::uuid AND id = ${runId}::uuid AND finished_at IS NULL`;
  await tx.$executeRaw`
    UPDATE job SET accepted = accepted + ${derived}::int WHERE project_id = ${projectId}::uuid AND id = ${runId}::uuid`;
  await tx.$executeRaw`
    DELETE FROM contamination_run r WHERE r.project_id = ${projectId}::uuid AND r.id <> ${runId}::uuid
      AND NOT EXISTS (SELECT FROM job j WHERE j.project_id = r.project_id AND j.id = r.id AND j.finished_at IS NULL)`;
}

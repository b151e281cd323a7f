import { z } from "zod";
import { iso, jobIdSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageSchema, wholeList } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { RULES } from "@/lib/core/contamination/rules";
import { bodyOf, fileNameOf } from "@/lib/import/endpoints";
import { UPLOAD_TYPES } from "@/lib/import/schema";
import { receiveUpload } from "@/lib/import/uploads";
import { EVERYTHING } from "@/lib/labels/filter";
import { ok } from "@/lib/server/errors";
import { listBenchmarks } from "./benchmarks";
import { UPLOAD_BENCHMARK } from "./calls";
import { removeBenchmark, startComparison, waive, withdrawWaivers } from "./commands";
import { countHits, countItems, listHits, listItems } from "./queries";
import {
  benchmarkInputSchema,
  HIT_STATES,
  hitListSchema,
  itemListSchema,
  sourceSchema,
  unwaiveSchema,
  waiveSchema,
} from "./schema";
import { contaminationOf, newestRun } from "./standing";

const count = z.int();
const rule = z.enum(RULES);

const told = sourceSchema.pick({ kind: true, items: true }).extend({
  id: z.uuid().nullable().describe("Null of an evaluation that is not open to the caller"),
  name: z.string().nullable(),
});

const standing = z.object({
  comparesWith: z.array(told).describe("What a comparison started now would compare with"),
  closed: count.describe("Evaluation projects that the caller may not read: nothing is compared with them"),
  stale: z
    .enum(["never", "examples", "sources"])
    .nullable()
    .describe(
      "Why the newest comparison does not say all: none was made, examples came, or there is more to compare with",
    ),
  comparison: z
    .object({
      id: z.uuid(),
      finishedAt: z.iso.datetime(),
      examples: count,
      sources: z.array(told),
      leftOut: count.describe("Items beyond the 20 surest of one example"),
    })
    .nullable(),
  counts: z.object({ found: count, examples: count, open: count, waived: count, excluded: count }),
});

const quote = z.object({ before: z.string(), match: z.string(), after: z.string() });
const item = z.object({
  kind: z.enum(["evaluation", "benchmark"]),
  sourceId: z.uuid().nullable(),
  sourceName: z.string().nullable(),
  item: z.string().nullable().describe("The example of the evaluation, or the line of the benchmark"),
  text: quote.nullable(),
});

const hit = z.object({
  id: z.uuid(),
  exampleId: z.uuid(),
  externalId: z.string(),
  rule,
  coverage: z.number().describe("Share of the item's words in common runs; of near texts their similarity"),
  generation: z.int().nullable().describe("Of descent: 1 for a child"),
  state: z.enum(HIT_STATES).exclude(["all"]),
  waiver: z.object({ reason: z.string(), author: z.string().nullable(), createdAt: z.string() }).nullable(),
  here: quote,
  there: item,
});

const HITS_ON_PAGE = 100;
const none = { items: [], next: null };

export const readContamination = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/contamination",
  summary:
    "What the project's examples were compared with, what was found, and whether a release may go out as far as that goes",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  answer: standing,
  handle: async ({ scope }) => {
    const { reach, run, stale, counts } = await contaminationOf(scope, EVERYTHING.examples);
    const open = new Set(reach.sources.map(({ id }) => id));
    const tell = (sources: typeof reach.sources) =>
      sources.map(({ kind, id, name, items }) =>
        kind === "benchmark" || open.has(id) ? { kind, id, name, items } : { kind, id: null, name: null, items },
      );
    const comparison = run && {
      id: run.id,
      finishedAt: run.finishedAt.toISOString(),
      examples: run.examples,
      sources: tell(run.sources),
      leftOut: run.leftOut,
    };
    return ok({ comparesWith: tell(reach.sources), closed: reach.closed, stale, comparison, counts });
  },
});

export const startContamination = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/contamination",
  summary:
    "Compare all examples with every evaluation that is open to the caller and with the project's benchmarks; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  status: 202,
  answer: jobIdSchema,
  refusals: ["nothing-to-compare", "busy"],
  handle: ({ scope }) => startComparison(scope),
});

export const listContamination = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/contamination/hits",
  summary:
    "Examples that say what an item says, with the rule and the passage on both sides, in the order of the examples",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: hitListSchema,
  answer: pageSchema(hit),
  handle: async ({ scope, query: { cursor, ...filter } }) => {
    const run = await newestRun(scope);
    if (!run) return ok(none);
    const [items, n] = [
      await listHits(scope, run, filter, { page: cursor, size: HITS_ON_PAGE }),
      await countHits(scope, run, filter),
    ];
    return ok(iso({ items, next: cursor * HITS_ON_PAGE < n ? String(cursor + 1) : null }));
  },
});

export const listTaintedItems = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/contamination/items",
  summary: "The items of evaluations and benchmarks that examples say too, those of most examples first",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  query: itemListSchema,
  answer: pageSchema(
    z.object({
      there: item,
      examples: count,
      kept: count.describe("Of the examples, those that are not excluded"),
      rules: z.array(rule),
    }),
  ),
  handle: async ({ scope, query: { cursor } }) => {
    const run = await newestRun(scope);
    if (!run) return ok(none);
    const [items, n] = [
      await listItems(scope, run, { page: cursor, size: HITS_ON_PAGE }),
      await countItems(scope, run),
    ];
    return ok({ items, next: cursor * HITS_ON_PAGE < n ? String(cursor + 1) : null });
  },
});

const changed = z.object({ changed: count.describe("How many pairs of example and item this call changed") });

export const waiveContamination = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/contamination/waivers",
  summary:
    "Let examples go out though they say what an item says, with a reason; it holds for these pairs in later comparisons too",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: waiveSchema,
  answer: changed,
  refusals: ["unknown-hit"],
  handle: ({ scope, body }) => waive(scope, body),
});

export const unwaiveContamination = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/contamination/waivers",
  summary: "Take waivers back; releases made before keep what they hold",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: unwaiveSchema,
  answer: changed,
  refusals: ["unknown-hit"],
  handle: ({ scope, body }) => withdrawWaivers(scope, body),
});

export const listBenchmarksCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/benchmarks",
  summary: "The benchmarks that the project is compared with",
  scope: (actor, params) => requireProject(actor, params.id!, "export:read"),
  answer: pageSchema(
    z.object({
      id: z.uuid(),
      name: z.string(),
      holds: z.enum(["texts", "hashes"]),
      items: count,
      createdAt: z.iso.datetime(),
    }),
  ),
  handle: async ({ scope }) => ok(iso(wholeList(await listBenchmarks(scope)))),
});

export const uploadBenchmark = endpoint({
  ...UPLOAD_BENCHMARK,
  summary:
    "Compare with a benchmark from now on: records of any form that is imported, or SHA-256 hashes of normalised prompts one in a line, as the body, streamed; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  query: benchmarkInputSchema,
  streams: UPLOAD_TYPES,
  status: 202,
  refusals: ["empty"],
  handle: ({ scope, query, request }) =>
    receiveUpload(
      scope,
      "import-benchmark",
      { ...query, fileName: query.fileName ?? fileNameOf(request) },
      bodyOf(request),
    ),
});

export const removeBenchmarkCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/benchmarks/{benchmark}",
  summary: "Compare with a benchmark no more",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  answer: z.object({ id: z.uuid() }),
  refusals: ["not-found"],
  handle: ({ scope, params }) => removeBenchmark(scope, { benchmark: params.benchmark! }),
});

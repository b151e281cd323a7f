import { ReadableStream as NodeStream } from "node:stream/web";
import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { no, ok } from "@/lib/server/errors";
import { cancelJob } from "./cancel";
import { errorsCsv } from "./errors-csv";
import { findJob, readJob } from "./job-queries";
import { requireJobProject, requireJobStopper } from "./job-scope";
import { JOB_KINDS, type JobKind } from "./kinds";

const jobAnswer = z.looseObject({
  kind: z.enum(Object.keys(JOB_KINDS) as [JobKind, ...JobKind[]]),
  state: z.enum(["queued", "running", "succeeded", "failed", "cancelled"]),
  done: z.number(),
  total: z.number(),
  accepted: z.int(),
  rejected: z.int(),
  duplicates: z.int().describe("Of the rejected: those stored already"),
  release: z.int().nullable().describe("Number of the release that it made"),
  round: z.uuid().nullable().describe("Id of the round that it opened"),
  errors: z.array(
    z.object({
      line: z.int(),
      row: z.int().optional().describe("The row that a spreadsheet counts, where cells hold line breaks"),
      code: z.string(),
      field: z.string().optional(),
      message: z.string(),
    }),
  ),
});

export const readJobCall = endpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}",
  summary: "How far a job is, and what it refused by line (lines count from 1; the first 1,000 errors)",
  scope: (actor, params) => requireJobProject(actor, params.id!, "jobs:read"),
  answer: jobAnswer,
  refusals: { "not-found": 404 },
  handle: async ({ scope, params }) => {
    const job = await readJob(scope, params.id!);
    return job ? ok(job) : no("not-found", "There is no such job.");
  },
});

const errorsQuery = z.object({
  code: z.string().max(100).optional().describe("Only errors of this code"),
  sort: z.enum(["line", "-line"]).default("line").describe("By line, or by line descending"),
});

export const jobErrorsCall = endpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}/errors",
  summary: "What a job refused, by line, as CSV (the first 10,000 errors)",
  scope: (actor, params) => requireJobProject(actor, params.id!, "jobs:read"),
  query: errorsQuery,
  answer: "text/csv",
  refusals: { "not-found": 404 },
  handle: async ({ scope, params, query }) => {
    if (!(await findJob(scope, params.id!))) return no("not-found", "There is no such job.");
    const pieces = errorsCsv(scope, params.id!, {
      code: query.code,
      direction: query.sort === "line" ? "asc" : "desc",
    });
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="import-errors-${params.id!.slice(0, 8)}.csv"`,
      "cache-control": "no-store",
    };
    return new Response(NodeStream.from(encoded(pieces)) as unknown as ReadableStream<Uint8Array>, { headers });
  },
});

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

export const cancelJobCall = endpoint({
  method: "POST",
  path: "/api/v1/jobs/{id}/cancel",
  summary:
    "Stop a job, by whoever may start one of its kind: an import after the batch under way, and what it stored stays; a release is not made",
  scope: (actor, params) => requireJobStopper(actor, params.id!),
  answer: z.object({ state: z.string() }),
  refusals: { "not-found": 404, forbidden: 403, "not-running": 409 },
  handle: ({ scope, params }) => cancelJob(scope, { jobId: params.id! }),
});

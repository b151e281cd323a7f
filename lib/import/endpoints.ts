import { ReadableStream as NodeStream } from "node:stream/web";
import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { AppError, no, ok } from "@/lib/server/errors";
import { errorsCsv } from "./errors-csv";
import { pageExamples } from "./example-queries";
import { cancelJob } from "./job-commands";
import { findJob, readJob } from "./job-queries";
import { requireJobProject } from "./job-scope";
import { exampleListSchema, importAnnotationsSchema, importExamplesSchema, UPLOAD_TYPES } from "./schema";
import { receiveUpload } from "./uploads";

const jobId = z.object({ jobId: z.uuid() });

/** The request's body as bytes; a request without one is empty. */
export function bodyOf(request: Request): AsyncIterable<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/"))
    throw new AppError("unsupported-media-type", "Send the records themselves as the body, not a form.");
  return (request.body ??
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.close(),
    })) as unknown as AsyncIterable<Uint8Array>;
}

/** A file's ending for what the content type says, where the caller names no file. */
export function fileNameOf(request: Request): string | undefined {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]!.trim();
  const endings: Record<string, string> = {
    "application/x-ndjson": "body.ndjson",
    "application/jsonl": "body.ndjson",
    "text/csv": "body.csv",
    "text/tab-separated-values": "body.tsv",
  };
  return endings[type];
}

export const importExamplesCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/examples",
  summary: "Import examples: NDJSON, a JSON list or CSV as the body, streamed; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  query: importExamplesSchema,
  streams: UPLOAD_TYPES,
  status: 202,
  answer: jobId,
  refusals: { empty: 400 },
  handle: ({ scope, query, request }) =>
    receiveUpload(
      scope,
      "import-examples",
      { ...query, fileName: query.fileName ?? fileNameOf(request) },
      bodyOf(request),
    ),
});

export const listExamplesCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/examples",
  summary: "The examples under a filter, in the order in which they came, by cursor",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: exampleListSchema,
  answer: z.object({
    examples: z.array(
      z.object({
        id: z.uuid(),
        externalId: z.string(),
        kind: z.enum(EXAMPLE_KINDS),
        text: z.string().describe("The beginning of its first text"),
        slices: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        isGold: z.boolean(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  refusals: { "bad-cursor": 400 },
  handle: ({ scope, query }) => pageExamples(scope, query),
});

export const importAnnotationsCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/annotations",
  summary:
    "Import existing labels in long form: NDJSON, a JSON list or CSV as the body, streamed; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  query: importAnnotationsSchema,
  streams: UPLOAD_TYPES,
  status: 202,
  answer: jobId,
  refusals: { empty: 400 },
  handle: ({ scope, query, request }) =>
    receiveUpload(
      scope,
      "import-annotations",
      { ...query, fileName: query.fileName ?? fileNameOf(request) },
      bodyOf(request),
    ),
});

const jobAnswer = z.looseObject({
  state: z.enum(["queued", "running", "succeeded", "failed", "cancelled"]),
  done: z.number(),
  total: z.number(),
  accepted: z.int(),
  rejected: z.int(),
  duplicates: z.int().describe("Of the rejected: those stored already"),
  release: z.int().nullable().describe("Number of the release that it made"),
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
  summary: "Stop a job after the batch under way; what it stored stays",
  scope: (actor, params) => requireJobProject(actor, params.id!, "examples:import"),
  answer: z.object({ state: z.string() }),
  refusals: { "not-running": 409 },
  handle: ({ scope, params }) => cancelJob(scope, { jobId: params.id! }),
});

import { ReadableStream as NodeStream } from "node:stream/web";
import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint, files } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import type { Actor } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { db } from "@/lib/server/db";
import { AppError, no, ok } from "@/lib/server/errors";
import { seeingAll } from "@/lib/server/sight";
import { cancelJob } from "./cancel";
import { errorsCsv, findJob, pageJobs, readJob } from "./job-queries";
import { JOB_KINDS, type JobKind } from "./kinds";
import { leftOutSchema } from "./left-out";

const kind = z.enum(Object.keys(JOB_KINDS) as [JobKind, ...JobKind[]]);
const state = z.enum(["queued", "running", "succeeded", "failed", "cancelled"]);

const jobAnswer = z.object({
  id: z.uuid(),
  kind,
  state,
  done: z.number(),
  total: z.number(),
  accepted: z.int(),
  rejected: z.int(),
  duplicates: z.int().describe("Of the rejected: those stored already"),
  leftOut: leftOutSchema.describe(
    "Of an import what was neither stored nor refused, by reason; accepted, rejected and left out are all that the file holds",
  ),
  labels: z
    .object({ accepted: z.int(), rejected: z.int(), duplicates: z.int(), leftOut: leftOutSchema })
    .nullable()
    .describe("Of an import of examples what came of the labels that stood in their records"),
  message: z.string().nullable().describe("Why it failed, or what else is to be said"),
  fileName: z.string().nullable(),
  release: z.int().nullable().describe("Number of the release that it made"),
  round: z.uuid().nullable().describe("Id of the round that it opened"),
  startedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

const jobWithErrors = jobAnswer.extend({
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

export const listJobsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/jobs",
  summary: "The project's jobs of every kind, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "jobs:read"),
  query: pageQuerySchema.extend({ kind: kind.optional(), state: state.optional() }),
  answer: pageSchema(jobAnswer),
  handle: async ({ scope, query }) => ok(iso(await pageJobs(scope, query))),
});

export const readJobCall = endpoint({
  method: "GET",
  path: "/api/v1/jobs/{id}",
  summary: "How far a job is, and what it refused by line (lines count from 1; the first 1,000 errors)",
  scope: (actor, params) => requireJobProject(actor, params.id!, "jobs:read"),
  answer: jobWithErrors,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const job = await readJob(scope, params.id!);
    return job ? ok(iso(job)) : no("not-found", "There is no such job.");
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
  files: files("text/csv"),
  refusals: ["not-found"],
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
  answer: z.object({ state }),
  refusals: ["not-found", "forbidden", "not-running"],
  handle: ({ scope, params }) => cancelJob(scope, { jobId: params.id! }),
});

/** Finds the project behind a job's id and proves the permission there. */
async function requireJobProject<P extends Permission>(
  actor: Actor,
  jobId: string,
  permission: P,
): Promise<ProjectScope<P>> {
  const { projectId } = await placeOf(jobId);
  return requireProject(actor, projectId, permission);
}

/** The same for whoever may stop the job: those who may start one of its kind. */
async function requireJobStopper(actor: Actor, jobId: string): Promise<ProjectScope<"jobs:read">> {
  const { projectId, kind } = await placeOf(jobId);
  return requireProject(actor, projectId, "jobs:read", JOB_KINDS[kind as JobKind].permission);
}

async function placeOf(jobId: string): Promise<{ projectId: string; kind: string }> {
  const select = { projectId: true, kind: true };
  const row = isUuid(jobId) && (await seeingAll("job", () => db().job.findFirst({ where: { id: jobId }, select })));
  if (!row) throw new AppError("not-found", "There is no such job, or it is not open to you.");
  return row;
}

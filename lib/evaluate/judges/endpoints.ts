import { z } from "zod";
import { iso, jobIdSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { numberedPageQuerySchema, pageSchema, wholeList } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { bodyOf, fileNameOf } from "@/lib/import/endpoints";
import { UPLOAD_TYPES } from "@/lib/import/schema";
import { receiveUpload } from "@/lib/import/uploads";
import { no, ok } from "@/lib/server/errors";
import { judgeReport, judgeRuns } from "./queries";
import { criterionAnswer, judgeRunAnswer, judgeRunFields, reportFields } from "./report-answer";
import { createJudgeRun, findJudgeRun } from "./runs";
import { judgeRunSchema } from "./schema";
import { listVerdicts } from "./verdict-queries";

const UNKNOWN_RUN = "This project has no such judge run. Make one with POST …/judge-runs.";

export const postJudgeRun = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/judge-runs",
  summary:
    "Register an AI judge under a guideline version; the same model, parameters, prompt and version answer the same run",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  body: judgeRunSchema,
  status: 201,
  answer: z.object({
    id: z.uuid(),
    annotator: z.uuid().describe("The judge as an annotator of kind model"),
    existed: z.boolean().describe("Whether the run was there before"),
  }),
  refusals: ["unknown-version"],
  handle: ({ scope, body }) => createJudgeRun(scope, body),
});

export const getJudgeRuns = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/judge-runs",
  summary: "List the project's AI judges with what came in from each, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  answer: pageSchema(judgeRunAnswer),
  handle: async ({ scope }) => ok(wholeList((await judgeRuns(scope)).map(judgeRunFields))),
});

export const postVerdicts = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/judge-runs/{run}/verdicts",
  summary:
    "Send verdicts as NDJSON, streamed: {example, order?, raw}; answers a job to follow. What cannot be read is kept as unscored",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  streams: UPLOAD_TYPES,
  status: 202,
  answer: jobIdSchema,
  refusals: ["empty", "unknown-run"],
  handle: async ({ scope, params, request }) => {
    const target = await findJudgeRun(scope.projectId, params.run!);
    if (!target) return no("unknown-run", UNKNOWN_RUN);
    const fileName = fileNameOf(request);
    return receiveUpload(
      scope,
      "judge-verdicts",
      { judgeRun: target.runId, ...(fileName && { fileName }) },
      bodyOf(request),
    );
  },
});

const verdict = z.object({
  number: z.int(),
  example: z.string(),
  order: z.array(z.int()).describe("Indices into the responses, in the order in which the judge saw them"),
  raw: z.string().describe("JSON text, as it came"),
  receivedAt: z.iso.datetime(),
});

export const getVerdicts = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/judge-runs/{run}/verdicts",
  summary: "The verdicts of an AI judge as they came in, oldest first",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: numberedPageQuerySchema,
  answer: pageSchema(verdict),
  refusals: ["unknown-run"],
  handle: async ({ scope, params, query }) => {
    const target = await findJudgeRun(scope.projectId, params.run!);
    return target
      ? ok(iso(await listVerdicts(scope, { ...query, runId: target.runId })))
      : no("unknown-run", UNKNOWN_RUN);
  },
});

export const getVerdict = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/judge-runs/{run}/verdicts/{n}",
  summary: "One verdict as it came in",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  answer: verdict,
  refusals: ["unknown-run", "not-found"],
  handle: async ({ scope, params }) => {
    const target = await findJudgeRun(scope.projectId, params.run!);
    if (!target) return no("unknown-run", UNKNOWN_RUN);
    const number = /^[1-9]\d{0,14}$/.test(params.n!) ? Number(params.n) : 0;
    const { items } = await listVerdicts(scope, { runId: target.runId, number, limit: 1 });
    return items[0] ? ok(iso(items[0])) : no("not-found", "The run has no such verdict.");
  },
});

export const getJudgeReport = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/judge-runs/{run}",
  summary: "An AI judge held against people under the same guideline version, by criterion",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: z.object({ criterion: z.string().max(64).optional().describe("One criterion; all unless said") }),
  answer: judgeRunAnswer.extend({
    ownPrompt: z.boolean().describe("Whether the prompt is the one that ?format=judge-prompt renders"),
    criteria: z.array(criterionAnswer),
  }),
  refusals: ["unknown-run", "unknown-criterion"],
  handle: async ({ scope, params, query }) => {
    const report = await judgeReport(scope, params.run!, query.criterion);
    if (!report) return no("unknown-run", UNKNOWN_RUN);
    if (query.criterion !== undefined && report.criteria.length === 0)
      return no("unknown-criterion", `The run's guideline version has no criterion ${query.criterion}.`);
    return ok({
      ...judgeRunFields(report.run),
      ownPrompt: report.ownPrompt,
      criteria: report.criteria.map(reportFields),
    });
  },
});

import "server-only";
import { z } from "zod";
import { endpoint, files } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema, wholeList } from "@/lib/api/page";
import { requireCreator } from "@/lib/auth/actor";
import { type GuidelineScope, requireGuideline } from "@/lib/auth/guideline-scope";
import { no, ok } from "@/lib/server/errors";
import { precedentsOf } from "./change-requests/queries/precedents";
import { createGuideline } from "./commands/create-guideline";
import { importGuideline } from "./commands/import-guideline";
import { publish } from "./commands/publish";
import { saveDraft } from "./commands/save-draft";
import { saveDraftSchema } from "./draft";
import { answerVersion } from "./file/version-formats";
import { createGuidelineSchema, importGuidelineSchema, publishSchema, versionQuerySchema } from "./inputs";
import { draftOf } from "./queries/draft";
import { guidelineDetail } from "./queries/guideline";
import { listGuidelines } from "./queries/list";
import { versionOf } from "./queries/version";
import { guidelineContentSchema } from "./schema";
import { decidedChangesSchema, promptAnswerSchema, versionAnswerSchema, versionNameSchema } from "./version-answer";

export const postGuideline = endpoint({
  method: "POST",
  path: "/api/v1/guidelines",
  summary: "Create a guideline with a draft; publish it with POST …/versions",
  scope: async (actor) => requireCreator(actor),
  body: createGuidelineSchema,
  status: 201,
  answer: z.object({ id: z.uuid() }),
  handle: ({ scope, body }) => createGuideline(scope, body),
});

export const postGuidelineFile = endpoint({
  method: "POST",
  path: "/api/v1/guidelines/import",
  summary:
    "Make a draft of a guideline file, as ?format=markdown and ?format=json write it; publish it with POST …/versions",
  scope: async (actor) => actor,
  body: importGuidelineSchema,
  status: 201,
  throws: ["not-found"],
  answer: z.object({
    id: z.uuid(),
    hash: z.string().describe("The hash that the content will have when it is published as it is"),
    sameAs: z.int().nullable().describe("The version of this guideline with the same content"),
    edited: z.boolean().describe("Whether the file was edited since it was written"),
  }),
  refusals: ["unreadable", "draft-has-work", "stale"],
  handle: ({ scope, body }) => importGuideline(scope, body),
});

export const getGuidelines = endpoint({
  method: "GET",
  path: "/api/v1/guidelines",
  summary: "List the guidelines that you may read, newest first",
  scope: async (actor) => actor,
  query: pageQuerySchema,
  answer: pageSchema(
    z.object({
      id: z.uuid(),
      name: z.string(),
      version: versionNameSchema.extend({ publishedAt: z.iso.datetime() }).nullable(),
      projects: z.int(),
      canEdit: z.boolean(),
    }),
  ),
  handle: async ({ scope, query }) => ok(await listGuidelines(scope, query)),
});

const versionSummary = versionNameSchema.extend({
  note: z.string(),
  changes: decidedChangesSchema,
  criteria: z.int(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  retiredAt: z.iso.datetime().nullable(),
});

const draft = z.object({
  name: z.string(),
  content: guidelineContentSchema,
  revision: z.int(),
  savedAt: z.iso.datetime(),
  savedBy: z.string().nullable(),
});

export const getGuideline = endpoint({
  method: "GET",
  path: "/api/v1/guidelines/{id}",
  summary: "Read a guideline: its versions, where it is used and, for its editors, the draft",
  scope: (actor, params) => requireGuideline(actor, params.id ?? "", "read"),
  answer: z.object({
    id: z.uuid(),
    name: z.string(),
    canEdit: z.boolean(),
    versions: z.array(versionSummary),
    projects: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        purpose: z.string(),
        version: z.int().describe("The pinned version"),
        isLead: z.boolean(),
        labels: z
          .array(z.object({ version: z.int(), labels: z.int() }))
          .describe("Labels that stand under each version, those of AI judges with them"),
        lastLabelAt: z.iso.datetime().nullable(),
      }),
    ),
    otherProjects: z.int().describe("Projects that run it and are not open to the caller"),
    others: z.array(z.object({ version: z.int(), projects: z.int() })).describe("These by version"),
    draft: draft.optional(),
  }),
  handle: async ({ scope }) => {
    const detail = await guidelineDetail(scope);
    if (!scope.canEdit) return ok(detail);
    return ok({ ...detail, draft: await draftOf(await requireGuideline(scope.actor, scope.guidelineId, "edit")) });
  },
});

export const getVersions = endpoint({
  method: "GET",
  path: "/api/v1/guidelines/{id}/versions",
  summary: "List the published versions, newest first",
  scope: (actor, params) => requireGuideline(actor, params.id ?? "", "read"),
  answer: pageSchema(versionSummary),
  handle: async ({ scope }) => ok(wholeList((await guidelineDetail(scope)).versions)),
});

export const getDraft = endpoint({
  method: "GET",
  path: "/api/v1/guidelines/{id}/draft",
  summary: "Read the draft; for its editors",
  scope: (actor, params) => requireGuideline(actor, params.id ?? "", "edit"),
  answer: draft,
  handle: async ({ scope }) => ok(await draftOf(scope)),
});

export const postVersion = endpoint({
  method: "POST",
  path: "/api/v1/guidelines/{id}/versions",
  summary: "Publish the next version: what is given, the rest from the draft",
  scope: (actor, params) => requireGuideline(actor, params.id ?? "", "edit"),
  body: publishSchema,
  status: 201,
  answer: versionNameSchema,
  refusals: ["invalid", "unchanged", "stale", "not-closable"],
  handle: ({ scope, body }) => publish(scope, body),
});

export const getVersion = endpoint({
  method: "GET",
  path: "/api/v1/guidelines/{id}/versions/{n}",
  summary:
    "Read a published version as JSON, as one Markdown file, as the prompt of an AI judge, or for promptfoo, Inspect, OpenAI-style graders or Langfuse",
  scope: async (actor, params): Promise<GuidelineScope<"read">> => requireGuideline(actor, params.id ?? "", "read"),
  query: versionQuerySchema,
  answer: z.union([versionAnswerSchema, promptAnswerSchema]),
  files: files("text/markdown", "application/yaml", "text/x-python", "application/json"),
  refusals: ["not-found"],
  handle: async ({ scope, query, params }) => {
    const version = await versionOf(scope, Number(params.n));
    if (!version) return no("not-found", `This guideline has no published version ${params.n}.`);
    return answerVersion(version, await precedentsOf(scope, version.number), query);
  },
});

export const putDraft = endpoint({
  method: "PUT",
  path: "/api/v1/guidelines/{id}/draft",
  summary:
    "Save the draft that was written on `revision`. A draft that somebody saved since is not overwritten: the answer is 409 with theirs and its revision",
  scope: (actor, params) => requireGuideline(actor, params.id ?? "", "edit"),
  body: saveDraftSchema,
  answer: z.object({ revision: z.int(), savedAt: z.iso.datetime() }),
  refusals: ["stale"],
  handle: ({ scope, body }) => saveDraft(scope, body),
});

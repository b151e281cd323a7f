import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { no, ok } from "@/lib/server/errors";
import { endSelection, excludeMatching, saveSelection } from "./commands";
import { makeCheck } from "./make-check";
import { listSelections } from "./queries";
import { checkOfSelectionSchema, excludeMatchingSchema, keptAskedSchema, saveSelectionSchema } from "./schema";

const selection = z.uuid().describe("Names what was done, so that it can be undone as one");

export const listSelectionsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/selections",
  summary: "Examples that were selected by conditions on facts and kept: slices by a name, and exclusions made as one",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: pageQuerySchema,
  answer: pageSchema(
    z.object({
      id: z.uuid(),
      purpose: z.enum(["slice", "exclusion"]),
      name: z.string().describe("A slice filters as selection=name; empty for exclusions"),
      asked: keptAskedSchema,
      examples: z.int(),
      author: z.string().nullable(),
      createdAt: z.iso.datetime(),
    }),
  ),
  handle: async ({ scope, query }) => ok(iso(await listSelections(scope, query))),
});

export const saveSelectionCall = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/selections",
  summary: "Keep the examples that match now as a slice, for rounds, readings, figures, exports and releases",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write", "examples:read"),
  body: saveSelectionSchema,
  answer: z.object({ selection, slice: z.string().describe("How it filters: selection=name"), examples: z.int() }),
  refusals: ["nothing-matches", "changed", "name-taken"],
  handle: ({ scope, body }) => saveSelection(scope, body),
});

export const endSelectionCall = endpoint({
  method: "DELETE",
  heavy: true,
  path: "/api/v1/projects/{id}/selections/{selection}",
  summary: "End a selection: a slice is offered no more, what was excluded as one goes out again",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write", "examples:read"),
  answer: z.object({ examples: z.int().describe("Those that may go out again") }),
  refusals: ["not-found"],
  handle: async ({ scope, params }) =>
    isUuid(params.selection!)
      ? endSelection(scope, { selection: params.selection! })
      : no("not-found", "There is no such selection, or it has ended."),
});

export const excludeMatchingCall = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/projects/{id}/selections/exclusions",
  summary: "Keep all examples that match now out of exports and releases, as one that can be undone",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write", "examples:read"),
  body: excludeMatchingSchema,
  answer: z.object({
    selection: selection.nullable().describe("null: all of them were excluded already"),
    examples: z.int().describe("Those that this call excluded"),
    before: z.int().describe("Those that were excluded already"),
  }),
  refusals: ["nothing-matches", "changed"],
  handle: ({ scope, body }) => excludeMatching(scope, body),
});

export const makeCheckCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/selections/checks",
  summary:
    "Put a check with these conditions, all of which an example must meet, into the draft of the project’s guideline; it holds once a version with it is published",
  scope: (actor, params) => requireProject(actor, params.id!, "guideline:edit"),
  body: checkOfSelectionSchema,
  answer: z.object({ check: z.string().describe("Its key in the draft"), guidelineId: z.uuid() }),
  refusals: ["unfit-check"],
  handle: ({ scope, body }) => makeCheck(scope, body),
});

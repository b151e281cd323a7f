import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { no, ok } from "@/lib/server/errors";
import { exclude, include } from "./exclude";
import { listExclusions, readExclusion } from "./exclusions";
import { excludeSchema, includeSchema, KEPT_OUT_REASONS } from "./schema";

const changed = z.object({ examples: z.array(z.uuid()).describe("Those that this call changed") });

const exclusion = z.object({
  id: z.uuid(),
  example: z.string(),
  reason: z
    .enum(KEPT_OUT_REASONS)
    .describe("The quality that it lacks; replaced: a cleaned version stands in its place, or cleaning was undone"),
  note: z.string(),
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
  liftedAt: z.iso.datetime().nullable(),
});

export const listExclusionsCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/exclusions",
  summary: "The examples that no export or release takes, with why, newest first",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  query: pageQuerySchema,
  answer: pageSchema(exclusion),
  handle: async ({ scope, query }) => ok(iso(await listExclusions(scope, query))),
});

export const readExclusionCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/exclusions/{exclusion}",
  summary: "One exclusion, also where it was lifted",
  scope: (actor, params) => requireProject(actor, params.id!, "resolve:read"),
  answer: exclusion,
  refusals: ["not-found"],
  handle: async ({ scope, params }) => {
    const found = await readExclusion(scope, params.exclusion!);
    return found ? ok(iso(found)) : no("not-found", "There is no such exclusion.");
  },
});

export const excludeCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/exclusions",
  summary: "Keep examples out of exports and releases; releases made before still hold them",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: excludeSchema,
  answer: changed,
  refusals: ["unknown-example"],
  handle: ({ scope, body }) => exclude(scope, body),
});

export const includeCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/exclusions",
  summary: "Let excluded examples go out again",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: includeSchema,
  answer: changed,
  refusals: ["unknown-example"],
  handle: ({ scope, body }) => include(scope, body),
});

import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { exclude, include } from "./exclude";
import { excludeSchema, includeSchema } from "./schema";

const changed = z.object({ examples: z.array(z.uuid()).describe("Those that this call changed") });

export const excludeCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/exclusions",
  summary: "Keep examples out of exports and releases; releases made before still hold them",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: excludeSchema,
  answer: changed,
  refusals: { "unknown-example": 404 },
  handle: ({ scope, body }) => exclude(scope, body),
});

export const includeCall = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/exclusions",
  summary: "Let excluded examples go out again",
  scope: (actor, params) => requireProject(actor, params.id!, "release:write"),
  body: includeSchema,
  answer: changed,
  refusals: { "unknown-example": 404 },
  handle: ({ scope, body }) => include(scope, body),
});

import "server-only";
import { z } from "zod";
import { endpoint, type Params } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { type Actor, requireCreator } from "@/lib/auth/actor";
import { PROJECT_ROLES } from "@/lib/auth/permissions";
import { requireProject } from "@/lib/auth/scope";
import { MEMBER_REFUSALS, memberOf } from "@/lib/people/member-endpoints";
import { projectRoleSchema } from "@/lib/people/schema";
import { ok } from "@/lib/server/errors";
import { archiveProject, deleteProject, restoreProject } from "./archive";
import { createProject } from "./commands";
import { changeRole, removeMember } from "./leaving";
import { movePin } from "./move-pin";
import { listProjects, projectDetail } from "./queries";
import { createProjectSchema, deleteProjectSchema, movePinSchema, PURPOSES } from "./schema";

const project = z.object({
  id: z.uuid(),
  name: z.string(),
  purpose: z.enum(PURPOSES),
  role: z.enum(PROJECT_ROLES),
  guideline: z.object({ id: z.uuid(), name: z.string(), version: z.int(), hash: z.string() }),
  overlap: z.int(),
  simulated: z.boolean(),
  archived: z.boolean().describe("Read only until it is taken up again"),
  createdAt: z.string(),
});

export const postProject = endpoint({
  method: "POST",
  path: "/api/v1/projects",
  summary: "Create a project under a published guideline version; you become its lead",
  scope: async (actor) => requireCreator(actor),
  body: createProjectSchema,
  status: 201,
  answer: z.object({ id: z.uuid() }),
  refusals: ["no-such-version", "retired-version"],
  throws: ["not-found"],
  handle: ({ scope, body }) => createProject(scope, body),
});

export const getProjects = endpoint({
  method: "GET",
  path: "/api/v1/projects",
  summary: "List the projects that are open to you, newest first: those under way, or those that are archived",
  scope: async (actor) => actor,
  query: pageQuerySchema.extend({
    archived: z
      .enum(["true", "false"])
      .default("false")
      .transform((said) => said === "true"),
  }),
  answer: pageSchema(project),
  handle: async ({ scope, query }) => ok(await listProjects(scope, query)),
});

export const getProject = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}",
  summary: "Read a project: its guideline and pinned version, your role and what it allows",
  scope: (actor, params) => requireProject(actor, params.id ?? "", "project:read"),
  answer: project.extend({ permissions: z.array(z.string()), guidelineVersions: z.array(z.int()) }),
  handle: async ({ scope }) => ok(await projectDetail(scope)),
});

export const patchProject = endpoint({
  method: "PATCH",
  path: "/api/v1/projects/{id}",
  summary:
    "Pin the project to another version of its guideline: open places follow, stale labels are asked again as the version decided",
  scope: (actor, params) => requireProject(actor, params.id ?? "", "guideline:edit"),
  body: movePinSchema,
  answer: z.object({
    number: z.int(),
    hash: z.string(),
    followed: z.int().describe("Places nobody had taken yet: they are asked by this version now"),
    requeued: z
      .object({ roundId: z.uuid(), seed: z.int(), examples: z.int(), places: z.int() })
      .nullable()
      .describe("What is asked again: one place for each person and example"),
  }),
  refusals: ["no-such-version", "retired-version", "unchanged"],
  handle: ({ scope, body }) => movePin(scope, body),
});

const toEnd = (actor: Actor, params: Params) => requireProject(actor, params.id ?? "", "project:end");

export const postArchive = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/archive",
  summary: "Archive a project: it is read only from now on, and every call that writes into it answers 409 `archived`",
  scope: toEnd,
  answer: z.object({ archived: z.literal(true) }),
  refusals: ["busy"],
  handle: ({ scope }) => archiveProject(scope),
});

export const deleteArchive = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/archive",
  summary: "Take an archived project up again",
  scope: toEnd,
  answer: z.object({ archived: z.literal(false) }),
  refusals: ["deleted"],
  handle: ({ scope }) => restoreProject(scope),
});

export const removeProject = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}",
  summary:
    "Delete an archived project for good, with its examples, labels, resolutions and releases; the audit log stays",
  scope: toEnd,
  body: deleteProjectSchema,
  status: 202,
  answer: z.object({ deleted: z.literal(true) }),
  refusals: ["not-archived", "name-differs", "busy"],
  handle: ({ scope, body }) => deleteProject(scope, body),
});

export const deleteMember = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{id}/members/{userId}",
  summary: "Remove a member: their judgments stay, what they hold goes back to the others",
  scope: (actor, params) => requireProject(actor, params.id ?? "", "members:manage"),
  answer: z.object({ userId: z.uuid(), released: z.int().describe("Examples that they held") }),
  refusals: MEMBER_REFUSALS,
  handle: ({ scope, params }) => removeMember(scope, { userId: memberOf(params) }),
});

export const patchMember = endpoint({
  method: "PATCH",
  path: "/api/v1/projects/{id}/members/{userId}",
  summary: "Give a member another role; what they hold goes back to the others where it does not label",
  scope: (actor, params) => requireProject(actor, params.id ?? "", "members:manage"),
  body: z.object({ role: projectRoleSchema }),
  answer: z.object({ role: projectRoleSchema, released: z.int().describe("Examples that they held") }),
  refusals: MEMBER_REFUSALS,
  handle: ({ scope, params, body }) => changeRole(scope, { userId: memberOf(params), role: body.role }),
});

import "server-only";
import { z } from "zod";
import { endpoint, type Params } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema } from "@/lib/api/page";
import { AppError, ok } from "@/lib/server/errors";
import type { Actor } from "../auth/actor";
import { requireProject } from "../auth/scope";
import { isUuid } from "../auth/uuid";
import { addMember, changeRole } from "./member-commands";
import { listMembers } from "./member-queries";
import { memberSchema, projectRoleSchema } from "./schema";

const scope = (actor: Actor, params: Params) => requireProject(actor, params.id ?? "", "members:manage");

/** The member that the path names. */
export function memberOf({ userId }: Params): string {
  if (userId && isUuid(userId)) return userId;
  throw new AppError("not-found", "There is no such member.");
}

export const MEMBER_REFUSALS = { "not-member": 404, "last-lead": 409 } as const;

export const getMembers = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/members",
  summary: "List the members of a project by email",
  scope,
  query: pageQuerySchema,
  answer: pageSchema(
    z.object({
      userId: z.uuid(),
      email: z.string(),
      name: z.string(),
      role: projectRoleSchema,
      joinedAt: z.string(),
      disabled: z.boolean(),
    }),
  ),
  handle: async (call) => ok(await listMembers(call.scope, call.query)),
});

export const postMember = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/members",
  summary: "Add the account with this email, or get a one-time link that invites whoever has none",
  scope,
  body: memberSchema,
  status: 201,
  answer: z.discriminatedUnion("state", [
    z.object({ state: z.literal("added"), userId: z.uuid() }),
    z.object({ state: z.literal("invited"), link: z.string(), expiresAt: z.string() }),
  ]),
  refusals: { "already-member": 409, "account-disabled": 409 },
  handle: (call) => addMember(call.scope, call.body),
});

export const patchMember = endpoint({
  method: "PATCH",
  path: "/api/v1/projects/{id}/members/{userId}",
  summary: "Give a member another role",
  scope,
  body: z.object({ role: projectRoleSchema }),
  answer: z.object({ role: projectRoleSchema }),
  refusals: MEMBER_REFUSALS,
  handle: (call) => changeRole(call.scope, { userId: memberOf(call.params), role: call.body.role }),
});

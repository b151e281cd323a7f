import "server-only";
import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint, type Params } from "@/lib/api/endpoint";
import { pageQuerySchema, pageSchema, wholeList } from "@/lib/api/page";
import { AppError, no, ok } from "@/lib/server/errors";
import type { Actor } from "../auth/actor";
import { requireProject } from "../auth/scope";
import { isUuid } from "../auth/uuid";
import { listProjectInvitations } from "./invitation-queries";
import { addMember } from "./member-commands";
import { listMembers, readMember } from "./member-queries";
import { memberSchema, projectRoleSchema } from "./schema";

const scope = (actor: Actor, params: Params) => requireProject(actor, params.id ?? "", "members:manage");

/** The member that the path names. */
export function memberOf({ userId }: Params): string {
  if (userId && isUuid(userId)) return userId;
  throw new AppError("not-found", "There is no such member.");
}

export const MEMBER_REFUSALS = ["not-member", "last-lead"] as const;

const member = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: projectRoleSchema,
  joinedAt: z.iso.datetime(),
  disabled: z.boolean(),
});

const invitation = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  role: z.string().nullable(),
  inviterName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

export const getMembers = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/members",
  summary: "List the members of a project by email",
  scope,
  query: pageQuerySchema,
  answer: pageSchema(member),
  handle: async (call) => ok(iso(await listMembers(call.scope, call.query))),
});

export const getMember = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/members/{userId}",
  summary: "One member",
  scope,
  answer: member,
  refusals: ["not-member"],
  handle: async (call) => {
    const found = await readMember(call.scope, memberOf(call.params));
    return found ? ok(iso(found)) : no("not-member", "This person is not a member of the project.");
  },
});

export const getInvitations = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/invitations",
  summary: "The invitations that still work, newest first; the last 200",
  scope,
  answer: pageSchema(invitation),
  handle: async (call) => ok(wholeList(iso(await listProjectInvitations(call.scope)))),
});

export const getInvitation = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/invitations/{invitation}",
  summary: "One invitation that still works; its link is shown only when it is made",
  scope,
  answer: invitation,
  refusals: ["not-found"],
  handle: async (call) => {
    const found = (await listProjectInvitations(call.scope)).find(({ id }) => id === call.params.invitation);
    return found ? ok(iso(found)) : no("not-found", "There is no such invitation, or it does not work any more.");
  },
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
    z.object({ state: z.literal("invited"), link: z.string(), expiresAt: z.iso.datetime() }),
  ]),
  refusals: ["already-member", "account-disabled"],
  handle: async (call) => iso(await addMember(call.scope, call.body)),
});

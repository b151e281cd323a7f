import "server-only";
import { z } from "zod";
import { iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { pageSchema, wholeList } from "@/lib/api/page";
import { AppError, no, ok } from "@/lib/server/errors";
import type { Actor } from "../auth/actor";
import { isUuid } from "../auth/uuid";
import { projectRoleSchema, tokenSchema } from "./schema";
import { makeToken, revokeToken } from "./token-commands";
import { listTokens } from "./token-queries";

const scope = async (actor: Actor) => actor;

const token = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  role: projectRoleSchema.nullable(),
  projectId: z.uuid().nullable(),
  projectName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
});

export const getTokens = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/tokens",
  summary: "List your tokens that still work; through a capped token, those that are not stronger",
  scope,
  answer: pageSchema(token),
  handle: async (call) => ok(wholeList(iso(await listTokens(call.scope)))),
});

export const getToken = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/tokens/{id}",
  summary: "One of your tokens that still work, without its secret",
  scope,
  answer: token,
  refusals: ["not-found"],
  handle: async (call) => {
    const found = (await listTokens(call.scope)).find(({ id }) => id === call.params.id);
    return found ? ok(iso(found)) : no("not-found", "There is no such token, or it has ended already.");
  },
});

export const postToken = endpoint({
  method: "POST",
  heavy: true,
  path: "/api/v1/tokens",
  summary: "Make a token; it is shown in this answer only, and never stronger than the one that asks",
  scope,
  body: tokenSchema,
  status: 201,
  answer: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }),
  refusals: ["stronger"],
  throws: ["not-found"],
  handle: async (call) => iso(await makeToken(call.scope, call.body)),
});

export const deleteToken = endpoint({
  method: "DELETE",
  path: "/api/v1/tokens/{id}",
  summary: "Revoke one of your tokens; it ends at once",
  scope,
  answer: z.object({ id: z.uuid() }),
  handle: (call) => {
    const id = call.params.id ?? "";
    if (!isUuid(id)) throw new AppError("not-found", "There is no such token, or it has ended already.");
    return revokeToken(call.scope, { id });
  },
});

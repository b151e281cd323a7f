import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { pageSchema } from "@/lib/api/page";
import { AppError, ok } from "@/lib/server/errors";
import type { Actor } from "../auth/actor";
import { isUuid } from "../auth/uuid";
import { projectRoleSchema, tokenSchema } from "./schema";
import { makeToken, revokeToken } from "./token-commands";
import { listTokens } from "./token-queries";

const scope = async (actor: Actor) => actor;

export const getTokens = endpoint({
  method: "GET",
  path: "/api/v1/tokens",
  summary: "List your tokens that still work; through a capped token, those that are not stronger",
  scope,
  answer: pageSchema(
    z.object({
      id: z.uuid(),
      name: z.string(),
      prefix: z.string(),
      role: projectRoleSchema.nullable(),
      projectId: z.uuid().nullable(),
      projectName: z.string().nullable(),
      createdAt: z.string(),
      expiresAt: z.string(),
      usedAt: z.string().nullable(),
    }),
  ),
  handle: async (call) => ok({ items: await listTokens(call.scope), next: null }),
});

export const postToken = endpoint({
  method: "POST",
  path: "/api/v1/tokens",
  summary: "Make a token; it is shown in this answer only, and never stronger than the one that asks",
  scope,
  body: tokenSchema,
  status: 201,
  answer: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.string() }),
  refusals: { stronger: 403 },
  handle: (call) => makeToken(call.scope, call.body),
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

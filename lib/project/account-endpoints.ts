import "server-only";
import { z } from "zod";
import { endpoint, files } from "@/lib/api/endpoint";
import type { Actor } from "@/lib/auth/actor";
import { requireInstance } from "@/lib/auth/instance-scope";
import { isUuid } from "@/lib/auth/uuid";
import { ownData } from "@/lib/people/own-data";
import { deleteOwnAccountSchema, deleteUserSchema } from "@/lib/people/schema";
import { fileResponse } from "@/lib/release/file-response";
import { AppError } from "@/lib/server/errors";
import { deleteOwnAccount, deleteUser } from "./leaving";

/** The actor with all that their account may. A token that was made for less neither reads nor ends a whole account. */
async function wholeAccount(actor: Actor): Promise<Actor> {
  if (!actor.tokenRole && !actor.tokenProjectId) return actor;
  throw new AppError(
    "forbidden",
    "This token is capped or narrowed to a project. Use one that is not, or your browser.",
  );
}

const NDJSON = "application/x-ndjson";
const deleted = z.object({ deleted: z.literal(true) });

export const getOwnData = endpoint({
  method: "GET",
  path: "/api/v1/account/data",
  summary:
    "All that is held about you, streamed as lines of JSON that name their table: account, sign-ins, memberships, work, labels, remarks, decisions, the audit log",
  scope: wholeAccount,
  files: files(NDJSON),
  handle: ({ scope }) => fileResponse(ownData(scope), { name: "touchstone-my-data.ndjson", contentType: NDJSON }),
});

export const deleteAccount = endpoint({
  method: "DELETE",
  path: "/api/v1/account",
  summary:
    "Delete your account for good: labels stay under a code in place of your name, and nothing else of you; what you hold goes back to others",
  scope: wholeAccount,
  body: deleteOwnAccountSchema,
  answer: deleted,
  refusals: ["unknown-user", "last-admin", "last-lead", "email-differs", "wrong", "rate-limited"],
  handle: ({ scope, body }) => deleteOwnAccount(scope, body),
});

export const deleteAnyAccount = endpoint({
  method: "DELETE",
  path: "/api/v1/accounts/{userId}",
  summary: "Delete somebody’s account for good, as an admin who names its email",
  scope: async (actor) => requireInstance(actor),
  body: deleteUserSchema.omit({ userId: true }),
  answer: deleted,
  refusals: ["unknown-user", "last-admin", "last-lead", "email-differs", "yourself"],
  handle: async ({ scope, params, body }) => {
    if (isUuid(params.userId ?? "")) return deleteUser(scope, { userId: params.userId!, ...body });
    throw new AppError("not-found", "There is no such account.");
  },
});

import "server-only";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { AppError, no, ok, type Result } from "@/lib/server/errors";
import type { Actor } from "../auth/actor";
import { type ProjectRole, permissionsOf } from "../auth/permissions";
import { requireProject } from "../auth/scope";
import { createToken, type MadeToken } from "../auth/tokens";
import type { TokenInput } from "./schema";

interface Caps {
  role: ProjectRole | null;
  projectId: string | null;
}

/** Whether whoever holds `caps` can do nothing that the actor (through its own token) cannot do. */
export function isWithin(actor: Actor, caps: Caps): boolean {
  if (actor.tokenProjectId && caps.projectId !== actor.tokenProjectId) return false;
  if (!actor.tokenRole) return true;
  const own = permissionsOf(actor.tokenRole);
  return caps.role !== null && [...permissionsOf(caps.role)].every((permission) => own.has(permission));
}

/**
 * Makes an API token for the actor. Made through another token, it takes over that token's caps where none are said, is never
 * stronger, and never lives longer.
 */
export async function makeToken(actor: Actor, input: TokenInput): Promise<Result<MadeToken, "stronger">> {
  const caps = {
    role: input.role ?? actor.tokenRole ?? null,
    projectId: input.projectId ?? actor.tokenProjectId ?? null,
  };
  if (!isWithin(actor, caps)) return no("stronger", "A token cannot make one that may do more than itself.");
  if (caps.projectId) await requireProject(actor, caps.projectId, "project:read");
  const made = await transaction(async (tx) => {
    const token = await createToken(
      { userId: actor.userId, name: input.name, days: input.days, ...caps, notAfter: actor.tokenExpiresAt },
      tx,
    );
    const detail = { ...caps, madeBy: actor.tokenId ?? null };
    await audit(tx, { stream: "instance", actorId: actor.userId, action: "token.create", subject: token.id, detail });
    return token;
  });
  return ok(made);
}

/** Revokes one of the actor's tokens. A capped token reaches only tokens that are not stronger than itself. */
export function revokeToken(actor: Actor, { id }: { id: string }): Promise<Result<{ id: string }, never>> {
  return transaction(async (tx) => {
    const token = await tx.apiToken.findFirst({ where: { id, userId: actor.userId, revokedAt: null } });
    if (!token || !isWithin(actor, token))
      throw new AppError("not-found", "There is no such token, or it has ended already.");
    await tx.$executeRaw`UPDATE api_token SET revoked_at = now() WHERE id = ${id}::uuid`;
    await audit(tx, { stream: "instance", actorId: actor.userId, action: "token.revoke", subject: id });
    return ok({ id });
  });
}

import "server-only";
import { AppError } from "@/lib/server/errors";
import { type Actor, isAdmin } from "./actor";

declare const proven: unique symbol;

/** Proof that the actor runs this instance: its accounts, their roles, its audit log. */
export interface InstanceScope {
  readonly [proven]: true;
  readonly actor: Actor;
}

/** Throws `forbidden` for everybody but an admin; also for an admin's capped or narrowed token. */
export function requireInstance(actor: Actor): InstanceScope {
  if (!isAdmin(actor)) throw new AppError("forbidden", "Only an admin of this instance may do this.");
  return { actor } as InstanceScope;
}

import "server-only";
import { AppError } from "@/lib/server/errors";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";
import type { ProjectRole } from "./permissions";

/** Who is asking, as the database says at this request; never as a cookie or token claims. */
export interface Actor {
  userId: string;
  email: string;
  name: string;
  instanceRole: InstanceRole;
  via: "cookie" | "token" | "job";
  /** The sign-in behind a cookie. */
  signInId?: string;
  /** The API token behind a call, and its end. */
  tokenId?: string;
  tokenExpiresAt?: Date;
  /** Caps of an API token. */
  tokenRole?: ProjectRole | null;
  tokenProjectId?: string | null;
}

/** Whether the actor may create guidelines and projects. A capped or narrowed token may not. */
export function mayCreate(actor: Actor): boolean {
  if (actor.tokenProjectId || (actor.tokenRole && actor.tokenRole !== "lead")) return false;
  return actor.instanceRole !== "member";
}

/** Throws `forbidden` unless the actor may create guidelines and projects. */
export function requireCreator(actor: Actor): Actor {
  if (mayCreate(actor)) return actor;
  throw new AppError(
    "forbidden",
    "Your account may not create guidelines and projects. Ask an admin to make you an author.",
  );
}

/** Whether the actor runs this instance. A capped or narrowed token never does. */
export function isAdmin(actor: Actor): boolean {
  return actor.instanceRole === "admin" && !actor.tokenProjectId && !actor.tokenRole;
}

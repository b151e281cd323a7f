import "server-only";
import { db } from "@/lib/server/db";
import type { Actor } from "./actor";

/** The person for whom a job works, with the rights that they have now; null where the account is gone or disabled. */
export async function actorOfJob(userId: string | null): Promise<Actor | null> {
  if (userId === null) return null;
  const user = await db().user.findUnique({ where: { id: userId, disabledAt: null } });
  return user && { userId, email: user.email, name: user.name, instanceRole: user.instanceRole, via: "job" };
}

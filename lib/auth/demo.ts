import "server-only";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { isLoopback } from "./origin";
import type { ProjectRole } from "./permissions";

/** The demo's people, in the order in which the sign-in page offers them. */
export const DEMO_EMAILS = [
  "lead@demo.local",
  "reviewer@demo.local",
  ...[1, 2, 3, 4, 5, 6].map((number) => `annotator${number}@demo.local`),
] as const;

export function isDemoEmail(email: string): boolean {
  return (DEMO_EMAILS as readonly string[]).includes(email);
}

/** Whether the demo's one-click sign-in is offered and obeyed for this request. */
export function mayUseDemo(from: Pick<Headers, "get">): boolean {
  return env().TOUCHSTONE_DEMO && isLoopback(from);
}

/** The demo's people that exist, in their order, each with the strongest role they have in a project. */
export async function listDemoPeople(): Promise<{ email: string; name: string; role: ProjectRole }[]> {
  return db().$queryRaw<{ email: string; name: string; role: ProjectRole }[]>`
    SELECT u.email, u.name, min(m.role) AS role
    FROM app_user u JOIN membership m ON m.user_id = u.id
    WHERE u.email = ANY(${[...DEMO_EMAILS]}::text[]) AND u.disabled_at IS NULL
    GROUP BY u.id ORDER BY array_position(${[...DEMO_EMAILS]}::text[], u.email)`;
}

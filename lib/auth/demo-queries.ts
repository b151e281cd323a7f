import "server-only";
import { db } from "@/lib/server/db";
import { DEMO_EMAILS } from "./demo";
import type { ProjectRole } from "./permissions";

/** The demo's people that exist, in their order, each with the strongest role they have in a project. */
export async function listDemoPeople(): Promise<{ email: string; name: string; role: ProjectRole }[]> {
  return db().$queryRaw<{ email: string; name: string; role: ProjectRole }[]>`
    SELECT u.email, u.name, min(m.role) AS role
    FROM app_user u JOIN membership m ON m.user_id = u.id
    WHERE u.email = ANY(${[...DEMO_EMAILS]}::text[]) AND u.disabled_at IS NULL
    GROUP BY u.id ORDER BY array_position(${[...DEMO_EMAILS]}::text[], u.email)`;
}

import "server-only";
import { randomInt } from "node:crypto";
import { may, PROJECT_ROLES } from "@/lib/auth/permissions";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { checksOfVersion, checksTried } from "../checks/queries";
import { measuredChecks } from "./measured";

/** Few enough to be typed and compared, and many enough that nobody meets one again. */
const SEEDS = 1_000_000;

/** What the form for a new measurement begins with and chooses from: checks with what they flag, and members who could read. */
export async function measurementChoices(scope: ProjectScope<"release:write" | "project:read" | "resolve:read">) {
  const { version, checks, qualities } = await checksOfVersion(scope);
  const [{ counts }, measured, members] = await Promise.all([
    checksTried(scope, checks),
    measuredChecks(scope, { checks, qualities }),
    db().membership.findMany({
      where: {
        projectId: scope.projectId,
        role: { in: PROJECT_ROLES.filter((role) => may(role, "label:work")) },
        user: { disabledAt: null },
      },
      orderBy: { user: { name: "asc" } },
      select: { role: true, user: { select: { email: true, name: true } } },
    }),
  ]);
  return {
    version,
    checks: checks.map((check, at) => ({
      ...check,
      counts: counts[at]!,
      isMeasured: measured.get(check.key)?.now != null,
    })),
    people: members.map(({ role, user }) => ({ ...user, role })),
    seed: randomInt(SEEDS),
  };
}

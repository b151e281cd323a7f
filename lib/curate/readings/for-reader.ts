import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { storedContent } from "@/lib/guideline/inputs";
import { db } from "@/lib/server/db";
import { readReading } from "./queries";

/** A reading as the screen of the caller needs it, without what others found, and whether they ended it. Null where there is none. */
export async function readingForReader(scope: ProjectScope<"resolve:read">, readingId: string) {
  const found = await readReading(scope, readingId);
  if (!found) return null;
  const { userId } = scope.actor;
  const version = await db().guidelineVersion.findUniqueOrThrow({
    where: { guidelineId_number: { guidelineId: scope.project.guidelineId, number: found.version.number } },
  });
  const { body, criteria, examples, qualities } = storedContent(version);
  const own = found.passes.find(({ readerId }) => readerId === userId);
  const screen = {
    plan: found.plan,
    strata: found.strata,
    stratumAt: found.examples.map(({ stratum }) => stratum),
    examples: found.examples.map(({ id, excluded }) => ({ id, excluded })),
    findings: found.findings.flatMap(({ readerId, ...finding }) => (readerId === userId ? [finding] : [])),
    activeMs: own?.activeMs ?? 0,
    version: { id: version.id, number: version.number, hash: version.hash, body, criteria, examples },
    qualities,
  };
  return { screen, hasEnded: Boolean(own?.endedAt) };
}

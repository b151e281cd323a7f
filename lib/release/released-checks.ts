import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { measuredChecks } from "@/lib/curate/measurements/measured";
import { storedContent } from "@/lib/guideline/inputs";
import { db } from "@/lib/server/db";
import type { ReleaseManifest } from "./schema";

/** The checks of the version that a release is made under, each with how often people found it right; undefined where it has none. */
export async function releasedChecks(scope: ProjectScope<"release:write">): Promise<ReleaseManifest["checks"]> {
  const version = await db().guidelineVersion.findUniqueOrThrow({ where: { id: scope.project.guidelineVersionId } });
  const { checks = [], qualities } = storedContent(version);
  if (checks.length === 0) return undefined;
  const measured = await measuredChecks(scope, { checks, qualities });
  return checks.map(({ key, title, quality }) => {
    const now = measured.get(key)?.now;
    if (!now) return { key, title, quality, measured: null };
    const { precision, misses, version, measuredAt } = now;
    return { key, title, quality, measured: { precision, misses, version, measuredAt: measuredAt.toISOString() } };
  });
}

import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countDecisions } from "@/lib/curate/decision-queries";
import { EVERYTHING, resolveLabelFilter } from "@/lib/curate/label-filter";
import { replica } from "@/lib/server/db";
import { listReleases } from "./queries";
import { offeredFormats } from "./readiness";
import type { ExportQuery } from "./schema";

const RELEASES_SHOWN = 20;

/** All that the release page shows. */
export async function releasePage(scope: ProjectScope<"export:read">, query: ExportQuery, before: unknown) {
  const filter = await resolveLabelFilter(scope, query);
  const last = Number(before);
  const [formats, decisions, examples, versions, releases] = await Promise.all([
    offeredFormats(scope, query),
    countDecisions(scope, filter.ok ? { ...filter.value, criterion: null } : EVERYTHING),
    replica().example.count({ where: { projectId: scope.projectId } }),
    replica().guidelineVersion.findMany({
      where: { guidelineId: scope.project.guidelineId },
      orderBy: { number: "asc" },
      select: { number: true },
    }),
    listReleases(scope, { limit: RELEASES_SHOWN, ...(Number.isInteger(last) && last > 0 && { before: last }) }),
  ]);
  return {
    formats,
    decisions,
    examples,
    versions: versions.map(({ number }) => number),
    releases,
    /** Why the chosen format cannot be written with this filter. */
    refusal: formats.find(({ name }) => name === query.format)?.refusal ?? null,
  };
}

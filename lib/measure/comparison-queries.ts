import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ChangeKind } from "@/lib/guideline/changes";
import { versionDifference } from "@/lib/guideline/queries/version-pair";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { calculate } from "./calculate";
import type { VersionComparison } from "./comparison";
import { type ResolvedFilter, ratingsUnderEach, resolveFilter, takesEverything } from "./filter";
import { countRaters } from "./pattern-queries";
import type { ComparisonQuery, VersionPair } from "./schema";
import { FIELD, LINE } from "./stored-text";

type Read = ProjectScope<"measure:read">;

/** Agreement on one criterion under two guideline versions, and the difference. Only labels given under each version count for it. */
export async function compareOn(scope: Read, { before, after, level, ...filter }: ComparisonQuery) {
  const first = await resolveFilter(scope, { ...filter, version: before });
  if (!first.ok) return first;
  const second = await resolveFilter(scope, { ...filter, version: after });
  if (!second.ok) return second;
  const sides = [first.value, second.value] as const;
  const [rows, ...raters] = await Promise.all([
    loadPatternPairs(scope, sides),
    ...sides.map((side) => countRaters(scope, side)),
  ]);
  const [askedBefore, askedAfter] = sides.map(({ criterion }, index) => ({
    criterion,
    level: level ?? criterion.level,
    raters: raters[index]!,
  }));
  const comparison = await calculate("comparison", { before: askedBefore!, after: askedAfter!, rows });
  return ok({ before: first.value, after: second.value, comparison });
}

/**
 * What every example got under the one version and under the other, grouped, as text (see stored-text.ts). A million labels come back
 * as a few thousand lines.
 */
async function loadPatternPairs(
  scope: Read,
  [before, after]: readonly [ResolvedFilter, ResolvedFilter],
): Promise<string> {
  const filter = { ...before, versions: [...before.versions, ...after.versions] };
  const [beforeId, afterId] = filter.versions.map(({ id }) => Prisma.sql`${id}::uuid`);
  const counts = takesEverything(filter)
    ? Prisma.sql`SELECT example_id, guideline_version_id, value_key, n FROM rating_count
        WHERE project_id = ${scope.projectId}::uuid AND criterion_key = ${filter.criterion.key}
          AND guideline_version_id IN (${beforeId!}, ${afterId!}) AND n > 0`
    : Prisma.sql`SELECT example_id, guideline_version_id, value_key, count(*) AS n
        FROM ${ratingsUnderEach(scope, filter)} ratings GROUP BY 1, 2, 3`;
  const [row] = await replica().$queryRaw<{ patterns: string | null }[]>`
    SELECT string_agg(items || ${FIELD} || pattern, ${LINE} ORDER BY pattern COLLATE "C") AS patterns FROM (
      SELECT pattern, count(*) AS items FROM (
        SELECT count(*) FILTER (WHERE guideline_version_id = ${beforeId!}) || ${FIELD}
               || string_agg(n || ${FIELD} || value_key, ${FIELD} ORDER BY guideline_version_id <> ${beforeId!}, value_key COLLATE "C") AS pattern
        FROM (${counts}) counts GROUP BY example_id
      ) of_examples GROUP BY pattern
    ) patterns`;
  return row!.patterns ?? "";
}

export interface ComparedCriterion {
  key: string;
  title: string;
  /** What happened to it between the two versions. */
  change: ChangeKind;
  /** Null where only one of the versions asks it. */
  comparison: VersionComparison | null;
}

/** Every criterion of the two versions with its agreement under each; those that only the earlier one has come last. */
export async function comparisonOverview(scope: Read, pair: VersionPair) {
  const { guidelineId } = scope.project;
  const numbers = [pair.before, pair.after];
  const known = await replica().guidelineVersion.findMany({
    where: { guidelineId, number: { in: numbers } },
    select: { number: true, hash: true },
  });
  const [before, after] = numbers.map((number) => known.find((version) => version.number === number));
  if (!before || !after)
    return no("unknown-version", `The guideline has no version ${before ? pair.after : pair.before}.`);
  const { changes, decided } = await versionDifference(guidelineId, pair.before, pair.after);
  const rows = await Promise.all(
    changes.criteria.map(async ({ key, title, proposed }): Promise<ComparedCriterion> => {
      const isInBoth = proposed !== "added" && proposed !== "removed";
      const compared = isInBoth ? await compareOn(scope, { ...pair, criterion: key }) : null;
      const change = isInBoth ? (decided[key] ?? proposed) : proposed;
      return { key, title, change, comparison: compared?.ok ? compared.value.comparison : null };
    }),
  );
  return ok({ versions: { before, after }, rows });
}

import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { copiesStatement } from "@/lib/examples/copies";
import type { ChangeKind } from "@/lib/guideline/changes/schema";
import { versionDifference } from "@/lib/guideline/queries/version-pair";
import { type MeantVersion, meanTheSame } from "@/lib/guideline/version-ref";
import { countsOf } from "@/lib/labels/counts";
import { countRaters } from "@/lib/labels/figures";
import { type FigureFilter, figureOn, resolveFigure } from "@/lib/labels/filter";
import type { FigureQuery } from "@/lib/labels/schema";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { calculate } from "@/lib/server/threads/calculate";
import type { VersionComparison } from "./comparison";
import { levelOf } from "./criterion-values";
import type { ComparisonQuery, VersionPair } from "./schema";

type Read = ProjectScope<"measure:read">;

/**
 * Agreement on one criterion under two guideline versions, and the difference. Each version stands for all that mean the same by the
 * criterion. Where the two themselves mean the same, only labels given under the one and under the other are compared.
 */
export async function compareOn(scope: Read, { before, after, level, ...filter }: ComparisonQuery) {
  const found = await bothSides(scope, { ...filter, version: before }, { ...filter, version: after });
  if (!found.ok) return found;
  const { sides, sameMeaning } = found.value;
  const raters = await Promise.all(sides.map((side) => countRaters(scope, side)));
  const [askedBefore, askedAfter] = sides.map(({ criterion }, index) => ({
    criterion,
    level: level ?? levelOf(criterion),
    raters: raters[index]!,
  }));
  const counts = countsOfBoth(scope, sides);
  const copies = await copiesStatement(scope);
  const comparison = await calculate("measure.comparison", {
    before: askedBefore!,
    after: askedAfter!,
    counts,
    copies,
  });
  return ok({ before: sides[0], after: sides[1], comparison, sameMeaning });
}

type OneVersion = FigureQuery & { version: number };
type Sides = readonly [FigureFilter, FigureFilter];

async function bothSides(scope: Read, before: OneVersion, after: OneVersion) {
  const first = await resolveFigure(scope, before);
  if (!first.ok) return first;
  const second = await resolveFigure(scope, after);
  if (!second.ok) return second;
  const sameMeaning = meanTheSame([...first.value.versions, ...second.value.versions]);
  const sides: Sides = sameMeaning
    ? [figureOn(first.value, before.version), figureOn(second.value, after.version)]
    : [first.value, second.value];
  return ok({ sides, sameMeaning });
}

/** Asks for what every example got on the one side and on the other. */
function countsOfBoth(scope: Read, [before, after]: Sides): Prisma.Sql {
  return Prisma.sql`
    SELECT example_id, value_key, n, false FROM ${countsOf(scope, before)} b
    UNION ALL SELECT example_id, value_key, n, true FROM ${countsOf(scope, after)} a`;
}

export interface ComparedCriterion {
  key: string;
  title: string;
  /** What happened to it between the two versions. */
  change: ChangeKind;
  /** Null where only one of the versions asks it. */
  comparison: VersionComparison | null;
  /** Whether the two mean the same by it. */
  sameMeaning: boolean;
  /** Whose labels are on the one side and on the other: of all versions that mean the same as it. */
  before: readonly MeantVersion[];
  after: readonly MeantVersion[];
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
      if (!compared?.ok) return { key, title, change, comparison: null, sameMeaning: false, before: [], after: [] };
      const { comparison, sameMeaning, before, after } = compared.value;
      return { key, title, change, comparison, sameMeaning, before: before.versions, after: after.versions };
    }),
  );
  return ok({ versions: { before, after }, rows });
}

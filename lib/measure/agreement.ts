import { headlineAlpha } from "@/lib/core/agreement/coefficients";
import type { IntervalOptions } from "@/lib/core/agreement/estimate-from";
import type { ParadoxWarning } from "@/lib/core/agreement/paradox";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { everyLabel, perCategory } from "@/lib/core/agreement/per-category";
import { patternReport } from "@/lib/core/agreement/report";
import type { Level, ScaledTable } from "@/lib/core/agreement/scale";
import type { Together } from "@/lib/core/agreement/units";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import { createRandom } from "@/lib/core/random/generator";
import type { Value } from "@/lib/core/rating-table";
import type { Criterion } from "@/lib/guideline/schema";
import { COUNTS_SPEC, type KeyPattern, unitPatternsOf } from "@/lib/labels/patterns";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { readCopies } from "./copies";
import { hasCoefficients } from "./criterion-values";
import { scaleKeys, toPatterns } from "./scale-keys";

export interface CategoryFigure {
  value: Value;
  alpha: Estimate;
  uses: number;
  share: number | null;
  fewUses: boolean;
}

/** What agreement is asked about. */
export interface Question {
  criterion: Criterion;
  level: Level;
}

/** Everything that the patterns of one criterion say. */
export interface AgreementReport {
  level: Level;
  coefficients: Record<string, Estimate>;
  categories: CategoryFigure[];
  warnings: ParadoxWarning[];
  undefinedBecause: UndefinedReason | null;
}

const BOOTSTRAP_REPLICATES = 10_000;

/** How the interval of a coefficient that was asked for is made. */
export interface AskedFor {
  coefficient: string;
  ci: "jackknife" | "bootstrap";
}

/** The bootstrap's draws start from the same seed each time, so that a figure can be reproduced. */
export function intervalOptions(ci: AskedFor["ci"]): IntervalOptions {
  return ci === "jackknife" ? {} : { bootstrap: { random: createRandom(1), replicates: BOOTSTRAP_REPLICATES } };
}

/** Agreement on a criterion from its rating patterns. Intervals are by jackknife but for the coefficient that was asked for with a bootstrap. */
export function measureAgreement(
  criterion: Criterion,
  level: Level,
  rows: readonly KeyPattern[],
  raters: number,
  asked: AskedFor = { coefficient: "alpha", ci: "jackknife" },
  together?: Together,
): AgreementReport {
  if (!hasCoefficients(criterion)) return refused(level, "not-compared");
  const scale = scaleKeys(
    criterion,
    level,
    rows.flatMap((row) => row.counts.map(([key]) => key)),
  );
  if (!scale.ok) return refused(level, scale.reason);
  const { scaled } = scale.scale;
  const patterns = toPatterns(rows, scale.scale, raters, together);
  const bootstrapped = level === "set" && asked.coefficient === "alpha" ? "alpha-masi" : asked.coefficient;
  const { coefficients, warnings } = patternReport(scaled, patterns, { ...intervalOptions(asked.ci), bootstrapped });
  return {
    level,
    coefficients: { alpha: headlineAlpha(coefficients), ...coefficients },
    categories: categoryFigures(patterns, scaled),
    warnings,
    undefinedBecause: null,
  };
}

export interface CountsQuestion extends Question {
  /** Asks for the counts of labels; see `countsStatement`. */
  counts: Statement;
  raters: number;
  asked?: AskedFor | undefined;
  /** Asks for the copies among the examples; see `copiesStatement`. */
  copies?: Statement | null;
}

/** The same for a thread, which reads the counts itself. */
export async function readAgreement({ criterion, level, counts, raters, asked, copies }: CountsQuestion) {
  if (!hasCoefficients(criterion)) return measureAgreement(criterion, level, [], raters, asked);
  const read = await readColumns(counts, COUNTS_SPEC);
  const found = await readCopies(copies, new Dictionary(read.dictionaries.items));
  const { patterns, together } = unitPatternsOf(read, found?.unit);
  return measureAgreement(criterion, level, patterns, raters, asked, together);
}

function refused(level: Level, reason: UndefinedReason): AgreementReport {
  return { level, coefficients: {}, categories: [], warnings: [], undefinedBecause: reason };
}

const MOST_CATEGORIES = 60;

/** Of each answer against all others; of sets, of each label. A point of a scale on which distances count is no answer by itself. */
function categoryFigures(patterns: Patterns, { level, table: { values } }: ScaledTable): CategoryFigure[] {
  if (level === "set") {
    const labels = everyLabel(patterns, values).map(({ label, ...figures }) => ({ value: label, ...figures }));
    return labels.length > MOST_CATEGORIES ? [] : labels;
  }
  if ((level !== "nominal" && level !== "ordinal") || values.length > MOST_CATEGORIES) return [];
  return perCategory(patterns).map(({ category, ...figures }) => ({ value: values[category]!, ...figures }));
}

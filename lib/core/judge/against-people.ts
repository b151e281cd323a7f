import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { headlineAlpha, type NamedEstimates, patternCoefficients } from "@/lib/core/agreement/coefficients";
import { cohenEstimate } from "@/lib/core/agreement/cohen-estimate";
import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import { quadraticDisagreement } from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { alphaEstimate, countsOf, estimateFrom, whyUndefined } from "@/lib/core/agreement/estimate-from";
import { alphaUnder, categoriesOf, metricOf } from "@/lib/core/agreement/metric-of-level";
import type { PairCounts } from "@/lib/core/agreement/pair-counts";
import { type CountedPattern, patternsFromCounts } from "@/lib/core/agreement/patterns";
import { DIFFERENCE } from "@/lib/core/agreement/range";
import { difference } from "@/lib/core/agreement/resampling/resampleable";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { renumbered, type Together } from "@/lib/core/agreement/units";
import type { Estimate } from "@/lib/core/estimate";
import { type JudgedPattern, peopleOf, referenceOf } from "@/lib/core/judge/judged-pattern";

/** How often the judge gave which answer where the people's was which. */
export interface ConfusionCell {
  people: number;
  judge: number;
  items: number;
}

/** The confusion of a judge with its reference (see `referenceOf`); examples without one are left out. */
export function confusionOf(rows: readonly JudgedPattern[], categories: number): ConfusionCell[] {
  const cells = new Map<number, ConfusionCell>();
  for (const row of rows) {
    const reference = referenceOf(row);
    if (reference === null) continue;
    const key = reference * categories + row.judge;
    const cell = cells.get(key);
    if (cell) cell.items += row.items;
    else cells.set(key, { people: reference, judge: row.judge, items: row.items });
  }
  return [...cells.values()].sort((a, b) => a.people - b.people || a.judge - b.judge);
}

/** The cells of the rows that are one unit. */
export function unitsOfCells(
  rows: readonly JudgedPattern[],
  cells: readonly ConfusionCell[],
  unitsOfRows: Together | undefined,
): Together | undefined {
  const cellOf = rows.map((row) =>
    cells.findIndex((cell) => cell.people === referenceOf(row) && cell.judge === row.judge),
  );
  return renumbered(unitsOfRows, cellOf);
}

/**
 * Agreement between the judge and its reference, as two raters: alpha at the level (Krippendorff 2011; MASI for sets), the share of equal
 * answers, and but for sets Cohen's kappa (1960), with quadratic weights (1968) on ranks as well where the answers have an order. `together`
 * has the cells of items that are one unit; kappa takes every item as one.
 */
export function agreementWithReference(
  scaled: ScaledTable,
  cells: readonly ConfusionCell[],
  together?: Together,
): NamedEstimates {
  const rows = cells.map(
    ({ people, judge, items }): CountedPattern => ({
      counts:
        people === judge
          ? [[people, 2]]
          : [
              [people, 1],
              [judge, 1],
            ],
      items,
    }),
  );
  const q = scaled.table.values.length;
  const coefficients = patternCoefficients(
    patternsFromCounts(rows, q, 2, together),
    scaled.level,
    categoriesOf(scaled),
  );
  const ordered = scaled.scores !== null && scaled.level !== "circular";
  return {
    alpha: headlineAlpha(coefficients),
    percent: coefficients["percent-unit"]!,
    ...(scaled.level !== "set" && { cohen: kappaEstimate("cohen", cells, nominalDisagreement(q), together) }),
    ...(ordered && {
      "cohen-quadratic": kappaEstimate(
        "cohen-quadratic",
        cells,
        quadraticDisagreement(Float64Array.from({ length: q }, (_, k) => k + 1)),
        together,
      ),
    }),
  };
}

function kappaEstimate(
  method: string,
  cells: readonly ConfusionCell[],
  disagreement: Disagreement,
  together: Together | undefined,
): Estimate {
  const counts: PairCounts = {
    a: Int32Array.from(cells, ({ people }) => people),
    b: Int32Array.from(cells, ({ judge }) => judge),
    n: Float64Array.from(cells, ({ items }) => items),
    ...(together && { together }),
  };
  return cohenEstimate(method, counts, disagreement);
}

/** What the judge does to the agreement of people. */
export interface AmongPeople {
  /** Alpha of the people alone. */
  people: Estimate;
  /** Alpha of the people and the judge, as one more rater. */
  withJudge: Estimate;
  /** The second minus the first; its interval deletes an example from both at once. */
  difference: Estimate;
}

/**
 * Krippendorff's alpha (2011) of the people without and with the judge as one more rater, both on the same examples: those that the judge
 * and at least two people labelled. `raters` counts the people. The interval of the difference is a jackknife over examples.
 */
export function amongPeople(
  scaled: ScaledTable,
  rows: readonly JudgedPattern[],
  raters: number,
  unitsOfRows?: Together,
): AmongPeople {
  const shared = rows.filter((row) => peopleOf(row) >= 2);
  const together = renumbered(unitsOfRows, placesOf(rows, shared));
  const q = scaled.table.values.length;
  const alone = patternsFromCounts(
    shared.map(({ people, items }) => ({ counts: people, items })),
    q,
    raters,
    together,
  );
  const joined = patternsFromCounts(
    shared.map(({ people, judge, items }) => ({ counts: addOne(people, judge), items })),
    q,
    raters + 1,
    together,
  );
  const metric = metricOf(scaled.level);
  const alpha = alphaUnder(metric, categoriesOf(scaled));
  const [before, after] = [alpha(blocksOfItems(alone)), alpha(blocksOfItems(joined))];
  const method = `alpha-${metric}`;
  const why = whyUndefined(alone);
  return {
    people: alphaEstimate(before, method, alone),
    withJudge: alphaEstimate(after, method, joined),
    difference: estimateFrom(
      difference(after, before),
      `difference of ${method}`,
      countsOf(joined, 2),
      why,
      {},
      DIFFERENCE,
    ),
  };
}

/** Of each row its place among those that are left, -1 for the others. */
function placesOf(rows: readonly JudgedPattern[], left: readonly JudgedPattern[]): number[] {
  const places = new Map(left.map((row, place) => [row, place]));
  return rows.map((row) => places.get(row) ?? -1);
}

function addOne(counts: JudgedPattern["people"], code: number): JudgedPattern["people"] {
  const known = counts.some(([category]) => category === code);
  return known ? counts.map(([category, n]) => [category, category === code ? n + 1 : n]) : [...counts, [code, 1]];
}

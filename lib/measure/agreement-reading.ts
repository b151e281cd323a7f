import type { AgreementReport } from "./agreement";
import type { NamedDrillDown } from "./drill-down-queries";

/** Below this many examples no figure is a finding. */
const FEWEST_EXAMPLES = 20;
const RELIABLE = 0.8;
const TENTATIVE = 0.667;

interface Reading {
  report: AgreementReport;
  drillDown: Pick<NamedDrillDown, "compared" | "carryingHalf" | "confusion" | "comparable" | "precision"> | null;
  /** An answer as readers would say it. */
  words: (value: string | number | readonly string[]) => string;
}

/**
 * What the figures say, in a few plain sentences, most important first: how sure one can be, whether a common answer flatters or hides
 * agreement, which two answers are taken for each other, how few examples it sits in, and what stands in the way of a verdict. Each
 * sentence is one rule; a rule that does not hold says nothing.
 */
export function readAgreement({ report, drillDown, words }: Reading): string[] {
  const { alpha } = report.coefficients;
  if (!alpha || alpha.value === null) return [];
  return [
    ...verdict(alpha),
    ...commonAnswer(report, words),
    ...takenForEachOther(drillDown, words),
    ...whereItSits(drillDown),
    ...apart(drillDown),
    ...howManyMore(drillDown),
  ];
}

function verdict({ value, interval, items }: AgreementReport["coefficients"][string]): string[] {
  if (value === null) return [];
  if (items < FEWEST_EXAMPLES)
    return [`Only ${items} ${items === 1 ? "example has" : "examples have"} two labels: a hint, not a finding.`];
  if (value < 0) return ["People agree less than by chance: often two readings of one rule."];
  if (!interval) return [];
  const [low, high] = interval;
  if (low >= RELIABLE) return ["These labels can be relied on: even the low end of the interval is above .8."];
  if (low >= TENTATIVE) return ["Good enough for tentative conclusions: the low end of the interval is above .667."];
  if (high < TENTATIVE)
    return ["Too little agreement to conclude from: even the high end of the interval is below .667."];
  return ["It cannot be said yet whether agreement reaches .667: the interval holds values on both sides."];
}

function commonAnswer({ coefficients, categories, warnings }: AgreementReport, words: Reading["words"]): string[] {
  const equal = coefficients["percent-unit"]?.value ?? null;
  const most = categories.reduce<(typeof categories)[number] | null>(
    (best, one) => ((one.share ?? 0) > (best?.share ?? 0) ? one : best),
    null,
  );
  if (equal === null || !most || most.share === null || !warnings.includes("prevalent-category")) return [];
  return [
    `Equal answers in ${percent(equal)}, but ${percent(most.share)} of labels are “${words(most.value)}”: much of that would happen by chance.`,
  ];
}

/** Two answers that are behind at least a third of all unequal pairs. */
function takenForEachOther(drillDown: Reading["drillDown"], words: Reading["words"]): string[] {
  if (!drillDown?.confusion) return [];
  const { values, counts } = drillDown.confusion;
  const unequal = counts.flatMap((row, a) => row.flatMap((n, b) => (b > a && n > 0 ? [{ a, b, n }] : [])));
  const all = unequal.reduce((sum, { n }) => sum + n, 0);
  const worst = unequal.reduce<(typeof unequal)[number] | null>(
    (best, one) => (one.n > (best?.n ?? 0) ? one : best),
    null,
  );
  if (!worst || unequal.length < 2 || worst.n / all < 1 / 3) return [];
  return [
    `${percent(worst.n / all)} of the unequal pairs are “${words(values[worst.a]!)}” against “${words(values[worst.b]!)}”.`,
  ];
}

/** Half of the disagreement in a fifth of the examples or fewer. */
function whereItSits(drillDown: Reading["drillDown"]): string[] {
  if (!drillDown || drillDown.carryingHalf === null) return [];
  const { carryingHalf, compared } = drillDown;
  if (compared < FEWEST_EXAMPLES || carryingHalf > compared / 5) return [];
  return [
    `Half of the disagreement sits in ${carryingHalf.toLocaleString("en")} of ${compared.toLocaleString("en")} examples.`,
  ];
}

function apart(drillDown: Reading["drillDown"]): string[] {
  const groups = drillDown?.comparable ?? [];
  if (groups.length < 2) return [];
  return [`People fall into ${groups.length} groups that share no example: between these nothing is compared.`];
}

function howManyMore(drillDown: Reading["drillDown"]): string[] {
  const precision = drillDown?.precision;
  if (!precision || precision.more === 0) return [];
  return [
    `With ${precision.more.toLocaleString("en")} more examples labelled twice the interval would be ± ${precision.wanted}.`,
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u202f%`;
}

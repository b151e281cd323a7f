import type { NamedEstimates } from "@/lib/core/agreement/coefficients";
import type { Together } from "@/lib/core/agreement/units";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import {
  type AmongPeople,
  agreementWithReference,
  amongPeople,
  type ConfusionCell,
  confusionOf,
  unitsOfCells,
} from "@/lib/core/judge/against-people";
import { referenceOf } from "@/lib/core/judge/judged-pattern";
import { lengthBias, leniency, type OrderPattern, orderConflicts, positionBias } from "@/lib/core/judge/leanings";
import { shareEstimate } from "@/lib/core/preference/share";
import type { Value } from "@/lib/core/rating-table";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { readCopies } from "@/lib/measure/copies";
import { hasCoefficients, levelOf } from "@/lib/measure/criterion-values";
import { scaleKeys } from "@/lib/measure/scale-keys";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { codePatterns, comparedLevel, JOINT_SPEC, type JointPattern, jointPatterns } from "./reference";

/** How a judge does on one criterion, held against people who were asked the same. */
export interface CriterionReport {
  criterion: Criterion;
  /** Examples that the judge labelled; of these, those with people's labels, and those whose people gave no single answer. */
  judged: number;
  withPeople: number;
  undecided: number;
  /** Of those compared, examples whose answer was settled rather than counted. */
  settled: number;
  /** Judge and reference as two raters: alpha, percent, cohen, cohen-quadratic. Empty where undefined. */
  agreement: NamedEstimates;
  among: AmongPeople | null;
  /** Rows by the people's answer, columns by the judge's; categories in the criterion's order. Empty where these are too many to read. */
  confusion: { categories: Value[]; counts: number[][] };
  leniency: Estimate | null;
  position: { first: Estimate; conflicts: Estimate } | null;
  length: { judge: Estimate; people: Estimate } | null;
  unscored: Estimate;
  /** Why, most frequent first. */
  unscoredBecause: { code: string; n: number }[];
  undefinedBecause: UndefinedReason | null;
  /** The judge's, and those that mean the same under which people labelled. */
  versions: MeantVersion[];
}

/** Of the verdicts on a criterion, how many were scored and how many were not, by why. One an example and order. */
export interface UnscoredCount {
  criterion: string;
  /** Code of why; null for the scored. */
  code: string | null;
  n: number;
}

export interface ReportInput {
  criterion: Criterion;
  versions: MeantVersion[];
  joint: readonly JointPattern[];
  /** Patterns of examples that are one unit of intervals. */
  together?: Together;
  orders: readonly OrderPattern[];
  unscored: readonly UnscoredCount[];
  /** People who labelled what the judge was asked. */
  people: number;
}

const NO_CONFUSION = { categories: [], counts: [] };
/** A larger table of answers cannot be read; it is left out. */
const MOST_CONFUSED = 30;

/** All figures of one criterion; see the functions that it calls for each formula. */
export function reportOn({
  criterion,
  versions,
  joint,
  together,
  orders,
  unscored,
  people,
}: ReportInput): CriterionReport {
  const base = {
    criterion,
    versions,
    judged: itemsOf(joint),
    withPeople: itemsOf(joint.filter((row) => row.people.length > 0 || row.settled !== null)),
    ...unscoredOf(unscored),
    undecided: 0,
    settled: 0,
    agreement: {},
    among: null,
    confusion: NO_CONFUSION,
    leniency: null,
    position: null,
    length: null,
  };
  if (!hasCoefficients(criterion)) return { ...base, undefinedBecause: "not-compared" };
  const keys = joint.flatMap((row) => [
    row.judge,
    ...(row.settled === null ? [] : [row.settled]),
    ...row.people.map(([key]) => key),
  ]);
  const compared = scaleKeys(criterion, comparedLevel(criterion), keys);
  const level = scaleKeys(criterion, levelOf(criterion), keys);
  if (!compared.ok) return { ...base, undefinedBecause: compared.reason };
  const { scaled } = compared.scale;
  const rows = codePatterns(joint, compared.scale);
  const cells = confusionOf(rows, scaled.table.values.length);
  const { isPreference, isNumber } = KINDS[criterion.kind];
  return {
    ...base,
    undecided: base.withPeople - itemsOf(rows.filter((row) => referenceOf(row) !== null)),
    settled: itemsOf(rows.filter(({ settled }) => settled !== null)),
    agreement: agreementWithReference(scaled, cells, unitsOfCells(rows, cells, together)),
    among: level.ok ? amongPeople(level.scale.scaled, codePatterns(joint, level.scale), people, together) : null,
    confusion: confusionTable(scaled.table.values, cells),
    leniency: isNumber ? leniency(scaled, rows, people) : null,
    position: isPreference ? { first: positionBias(orders), conflicts: orderConflicts(orders) } : null,
    length: isPreference ? lengthBias(scaled, rows) : null,
    undefinedBecause: null,
  };
}

/** The same for a thread; `joint` asks for what all three say. */
export async function readJudge({
  joint,
  copies,
  ...input
}: Omit<ReportInput, "joint" | "together"> & { joint: Statement; copies: Statement | null }) {
  const read = await readColumns(joint, JOINT_SPEC);
  const found = await readCopies(copies, new Dictionary(read.dictionaries.items));
  return reportOn({ ...input, ...jointPatterns(read, found?.unit) });
}

function confusionTable(categories: Value[], cells: readonly ConfusionCell[]): CriterionReport["confusion"] {
  if (categories.length > MOST_CONFUSED) return NO_CONFUSION;
  const counts = categories.map(() => categories.map(() => 0));
  for (const { people, judge, items } of cells) counts[people]![judge] = items;
  return { categories, counts };
}

function unscoredOf(counts: readonly UnscoredCount[]) {
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  const without = counts.flatMap(({ code, n }) => (code === null ? [] : [{ code, n }]));
  const missing = without.reduce((sum, { n }) => sum + n, 0);
  return {
    unscored: shareEstimate("unscored", missing, total, { items: total, raters: 1 }),
    unscoredBecause: without.sort((a, b) => b.n - a.n),
  };
}

function itemsOf(rows: readonly { items: number }[]): number {
  return rows.reduce((sum, { items }) => sum + items, 0);
}

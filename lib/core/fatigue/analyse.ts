import type { Level, ScaleOptions } from "@/lib/core/agreement/scale";
import type { UndefinedReason } from "@/lib/core/estimate";
import { type AcrossAnnotators, acrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import { lengthAdjusted } from "@/lib/core/fatigue/durations";
import { type Outcome, type WorkColumns, type WorkEvent, workColumns } from "@/lib/core/fatigue/events";
import { type Identifiability, identifiability } from "@/lib/core/fatigue/identifiability";
import {
  type AnnotatorDifference,
  entropyDifferences,
  type IndicatorChange,
  indicatorChanges,
} from "@/lib/core/fatigue/indicators";
import { type IndividualChange, individualChanges, individualSeries } from "@/lib/core/fatigue/individuals";
import { measureOutcomes, type Outcomes } from "@/lib/core/fatigue/outcomes";
import { type SessionStyle, sessionStyles } from "@/lib/core/fatigue/per-session";
import { type CodedValues, codeValues } from "@/lib/core/fatigue/similarity";
import { type AnnotatorSlope, annotatorSlopes, byPosition, type Series, slopeWeights } from "@/lib/core/fatigue/slopes";
import { createRandom, type Random } from "@/lib/core/random/generator";

interface FatigueOptions extends ScaleOptions {
  random: Random;
  /** Gap that ends a session, in seconds; 1800 by default. */
  gapSeconds?: number;
}

/** An outcome followed over the session: slopes per position, their mean across annotators, and the halves contrast. */
export interface Trend {
  slopes: AnnotatorSlope[];
  /** Every annotator counts alike, however short their sessions. */
  project: AcrossAnnotators;
  /** Annotators count by what their sessions can tell (see `slopeWeights`): the figure to look at. */
  weighted: AcrossAnnotators;
  halves: AnnotatorDifference[];
  contrast: AcrossAnnotators;
}

export const TRENDS = ["raw", "itemAdjusted", "gold", "logDuration", "lengthAdjustedDuration"] as const;
type TrendName = (typeof TRENDS)[number];

export interface FatigueSurvey {
  outcomes: Outcomes;
  trends: Record<TrendName, Trend>;
  indicators: IndicatorChange[];
  /** The outcome by which quality is judged. */
  judgedBy: FatigueBasis["judgedBy"];
  identifiability: Identifiability | null;
  styles: SessionStyle[];
  /** Why no verdict on quality is possible; the trends and indicators of pace and style stand nevertheless. */
  refusal: UndefinedReason | null;
  warnings: "not-identifiable"[];
}

export interface FatigueReport extends FatigueSurvey {
  work: WorkColumns;
  coded: CodedValues;
  individuals: IndividualChange[];
}

type FatigueResult =
  | { ok: true; report: FatigueReport }
  | { ok: false; reason: UndefinedReason | "undeclared-value" | "value-not-finite" };

/**
 * What a session does to the labels (docs/statistics.md, Fatigue). Quality is judged by agreement on gold where there is
 * some, else by item-adjusted agreement with peers; with two annotators per item and no gold it is refused
 * (`needs-three-ratings-per-item`). Where all saw the items at the same point a `not-identifiable` warning is given.
 */
export function analyseFatigue(events: readonly WorkEvent[], level: Level, options: FatigueOptions): FatigueResult {
  const result = codeValues(events, level, options);
  if (!result.ok) return result;
  const { coded } = result;
  if (coded.code.every((code) => code < 0)) return { ok: false, reason: "no-items" };
  const work = workColumns(events);
  const basis = fatigueBasis(work, coded, options.gapSeconds);
  const forPeople = ownRandom(options.random);
  return {
    ok: true,
    report: { ...surveyFatigue(basis, options.random), individuals: individualsOf(basis, forPeople), work, coded },
  };
}

/** What all parts of an analysis begin with. */
export interface FatigueBasis {
  work: WorkColumns;
  outcomes: Outcomes;
  styles: SessionStyle[];
  /** The outcome by which quality is judged. */
  judgedBy: "gold" | "itemAdjusted";
  refusal: UndefinedReason | null;
}

export function fatigueBasis(work: WorkColumns, coded: CodedValues, gapSeconds?: number): FatigueBasis {
  const outcomes = measureOutcomes(work, coded, gapSeconds);
  const { sessions, agreement, gold } = outcomes;
  const hasSlopes = (y: Outcome) => annotatorSlopes(byPosition(work, sessions, y)).length > 0;
  const onGold = hasSlopes(gold);
  const refusal = onGold || hasSlopes(agreement.itemAdjusted) ? null : refusalOf(agreement.ratersPerItemEvent);
  const styles = sessionStyles(work, sessions, coded);
  return { work, outcomes, styles, judgedBy: onGold ? "gold" : "itemAdjusted", refusal };
}

/** The generator of what is tested of single people, which may be worked out apart from the rest. */
export function ownRandom(random: Random): Random {
  return createRandom(random.uint32());
}

/** All but the single people. */
export function surveyFatigue(
  { work, outcomes, styles, judgedBy, refusal }: FatigueBasis,
  random: Random,
): FatigueSurvey {
  const { sessions, durations, agreement } = outcomes;
  const trend = (y: Outcome) => followTrend(work, outcomes, y, random);
  const trends = {
    raw: trend(agreement.looAgreement),
    itemAdjusted: trend(agreement.itemAdjusted),
    gold: trend(outcomes.gold),
    logDuration: trend(durations.logSeconds),
    lengthAdjustedDuration: trend(lengthAdjusted(work, durations.logSeconds)),
  };
  const place = identifiability(work, sessions, sessions.position);
  return {
    outcomes,
    trends,
    judgedBy,
    indicators: indicatorsOf(work, outcomes, { quality: trends[judgedBy], time: trends.logDuration }, styles, random),
    identifiability: place,
    styles,
    refusal,
    warnings: place !== null && !place.identifiable ? ["not-identifiable"] : [],
  };
}

/** What changed with single people; nobody where quality cannot be judged, and nothing said of them where a change could as well be the examples'. */
export function individualsOf({ work, outcomes, styles, judgedBy, refusal }: FatigueBasis, random: Random) {
  if (refusal !== null) return [];
  const quality = judgedBy === "gold" ? outcomes.gold : outcomes.agreement.itemAdjusted;
  const changes = individualChanges(individualSeries(work, outcomes, styles, quality), random);
  const { sessions } = outcomes;
  if (identifiability(work, sessions, sessions.position)?.identifiable !== false) return changes;
  const untold = { slope: null, shrunken: null, changeOverSession: null, p: null, q: null, changed: false };
  return changes.map((change) => ({ ...change, ...untold, supportedBy: [] }));
}

/** An outcome over the session: its slopes, what they have in common, and its halves. */
export function followTrend(
  work: WorkColumns,
  { sessions }: Pick<Outcomes, "sessions">,
  y: Outcome,
  random: Random,
): Trend {
  const series = byPosition(work, sessions, y);
  const slopes = annotatorSlopes(series);
  const halves = halfDifferences(series);
  const across = (values: number[], weights?: number[]) => acrossAnnotators(values, random, weights);
  const values = slopes.map(({ slope }) => slope);
  return {
    slopes,
    project: across(values),
    weighted: across(values, slopeWeights(slopes)),
    halves,
    contrast: across(halves.map(({ difference }) => difference)),
  };
}

/** Three per item are missing, or there are but positions do not vary. */
function refusalOf(ratersPerItem: Outcome): UndefinedReason {
  return ratersPerItem.some((m) => m >= 3) ? "too-few-items" : "needs-three-ratings-per-item";
}

function indicatorsOf(
  work: WorkColumns,
  outcomes: Outcomes,
  { quality, time }: { quality: Trend; time: Trend },
  styles: readonly SessionStyle[],
  random: Random,
): IndicatorChange[] {
  const halves = (y: Outcome) => halfDifferences(byPosition(work, outcomes.sessions, y));
  const differences = new Map<string, AnnotatorDifference[]>([
    ["agreement", quality.halves],
    ["log-duration", time.halves],
    ["speeding", halves(outcomes.speeding)],
    ["entropy", entropyDifferences(styles)],
    ["modal-share", halves(outcomes.modal)],
    ["midpoint-share", halves(outcomes.midpoint)],
    ["repeat-rate", halves(outcomes.repeat)],
  ]);
  return indicatorChanges(differences, random);
}

/** Shorter sessions have no halves worth comparing. */
const MIN_LENGTH = 4;

/**
 * Second half minus first half of the outcome for every annotator: per session of at least 4 outcomes the difference of
 * the means of its last and first floor(n / 2) (the middle one of an odd number in neither), averaged over sessions.
 */
function halfDifferences({ annotators, annotator, start, y }: Series): AnnotatorDifference[] {
  const [sum, n] = [new Float64Array(annotators.length), new Int32Array(annotators.length)];
  for (let s = 0; s + 1 < start.length; s++) {
    const [from, to] = [start[s]!, start[s + 1]!];
    if (to - from < MIN_LENGTH) continue;
    const half = (to - from) >> 1;
    let [first, second] = [0, 0];
    for (let k = 0; k < half; k++) {
      first += y[from + k]!;
      second += y[to - half + k]!;
    }
    sum[annotator[s]!]! += second / half - first / half;
    n[annotator[s]!]!++;
  }
  return annotators.flatMap((name, a) => (n[a] === 0 ? [] : [{ annotator: name, difference: sum[a]! / n[a]! }]));
}

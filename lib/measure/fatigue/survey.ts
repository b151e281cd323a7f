import "server-only";
import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import type { UndefinedReason } from "@/lib/core/estimate";
import type { AcrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import { type FatigueBasis, fatigueBasis, followTrend, surveyFatigue, type Trend } from "@/lib/core/fatigue/analyse";
import { type AnnotatorLine, type Binning, binned, binnedCurve, type CurvePoint } from "@/lib/core/fatigue/curve";
import type { Outcome, WorkColumns } from "@/lib/core/fatigue/events";
import type { Identifiability } from "@/lib/core/fatigue/identifiability";
import type { IndicatorChange } from "@/lib/core/fatigue/indicators";
import { quantile } from "@/lib/core/fatigue/quantile";
import { createRandom } from "@/lib/core/random/generator";
import { readWork, type Work, type WorkQuestion } from "./read-work";
import { type SessionFigures, sessionFigures } from "./sessions";

/** What is followed over a session, in the order in which it is shown. */
export const MEASURES = ["quality", "agreement", "time", "surprise", "modal", "revised", "skipped", "reason"] as const;
export type Measure = (typeof MEASURES)[number];

/** One outcome along the session: the middle of people with their quartiles, each person's own line, and what follows for the project. */
export interface MeasureFigures {
  measure: Measure;
  byPosition: CurvePoint[];
  byMinute: CurvePoint[];
  linesByPosition: AnnotatorLine[];
  linesByMinute: AnnotatorLine[];
  /** Change for each further label, over people, each weighted by what their sessions can tell. */
  slope: AcrossAnnotators;
  /** The same with equal weights. */
  plainSlope: AcrossAnnotators;
  /** p of the slope, adjusted over the measures (Benjamini-Hochberg). */
  q: number | null;
  /** Second half of sessions minus the first. */
  halves: AcrossAnnotators;
}

/** What a session does to the labels of one criterion. */
export interface FatigueFigures {
  answers: number;
  skips: number;
  items: number;
  annotators: number;
  sessions: number;
  /** Answers to examples with a known answer. */
  onGold: number;
  /** Labels of a session in the middle. */
  typicalLength: number;
  judgedBy: FatigueBasis["judgedBy"];
  refusal: UndefinedReason | null;
  identifiability: Identifiability | null;
  /** Times that are not positive or too long to be work on one example. */
  timesLeftOut: number;
  measures: MeasureFigures[];
  /** The core's indicators: second half minus first, adjusted together. */
  indicators: IndicatorChange[];
  latestSessions: SessionFigures[];
}

export type FatigueAnswer = { ok: true; figures: FatigueFigures } | { ok: false; reason: UndefinedReason };

/** What sessions do to the labels, but for the single people. */
export async function measureFatigue(question: WorkQuestion): Promise<FatigueAnswer> {
  const read = await readWork(question);
  return read.ok ? surveyWork(read.work) : read;
}

/** The same from work that was read. The draws start from the same seed each time, so that a figure can be reproduced. */
export function surveyWork(work: Work): FatigueAnswer {
  const { columns, coded, beside } = work;
  if (coded.code.every((code) => code < 0)) return { ok: false, reason: "no-items" };
  const basis = fatigueBasis(columns, coded);
  const random = createRandom(SEED);
  // The first draw is that of the single people's generator: see `ownRandom`.
  random.uint32();
  const survey = surveyFatigue(basis, random);
  const { outcomes, trends } = survey;
  const { sessions, durations } = outcomes;
  const withSkips = { sessions: { ...sessions, position: positionsOfAll(basis) } };
  const quality = survey.judgedBy === "gold" ? outcomes.gold : outcomes.agreement.itemAdjusted;
  const follow = (y: Outcome) => followTrend(columns, outcomes, y, random);
  const followed: Record<Measure, { y: Outcome; trend: Trend }> = {
    quality: { y: quality, trend: trends[survey.judgedBy] },
    agreement: { y: outcomes.agreement.looAgreement, trend: trends.raw },
    time: { y: durations.logSeconds, trend: trends.lengthAdjustedDuration },
    surprise: { y: outcomes.surprise, trend: follow(outcomes.surprise) },
    modal: { y: outcomes.modal, trend: follow(outcomes.modal) },
    revised: { y: beside.revised, trend: follow(beside.revised) },
    skipped: { y: beside.skipped, trend: followTrend(columns, withSkips, beside.skipped, random) },
    reason: { y: beside.reason, trend: follow(beside.reason) },
  };
  const shown = MEASURES.filter((measure) => tells(measure, followed[measure].y));
  const q = benjaminiHochberg(shown.map((measure) => testOf(followed[measure].trend.weighted)));
  const curves = curvesOf(basis, withSkips.sessions.position);
  return {
    ok: true,
    figures: {
      answers: coded.code.reduce((n, code) => n + Number(code >= 0), 0),
      skips: beside.skipped.reduce((a, b) => a + b, 0),
      items: columns.items.length,
      annotators: survey.styles.reduce((people, { annotator }) => people.add(annotator), new Set<string>()).size,
      sessions: survey.styles.length,
      onGold: outcomes.gold.reduce((n, right) => n + Number(!Number.isNaN(right)), 0),
      typicalLength: quantile(
        survey.styles.map(({ style }) => style.n),
        0.5,
      ),
      judgedBy: survey.judgedBy,
      refusal: survey.refusal,
      identifiability: survey.identifiability,
      timesLeftOut: durations.cappedOrInvalid,
      measures: shown.map((measure, k) => {
        const { y, trend } = followed[measure];
        return {
          measure,
          ...curves(y),
          slope: trend.weighted,
          plainSlope: trend.project,
          q: q[k]!,
          halves: trend.contrast,
        };
      }),
      indicators: survey.indicators,
      latestSessions: sessionFigures(work, basis),
    },
  };
}

export const SEED = 1;

/** Where t is undefined the sign-flip test stands in. */
function testOf({ pT, pSignflip }: AcrossAnnotators): number | null {
  return pT ?? pSignflip;
}

/** Whether there is anything to see: what nobody ever did (skip, change an answer, give a reason) makes no curve. */
function tells(measure: Measure, y: Outcome): boolean {
  const isRare = measure === "revised" || measure === "skipped" || measure === "reason";
  return y.some((value) => !Number.isNaN(value) && (!isRare || value !== 0));
}

/** Positions with those of skips, which stand where the next answer would. */
function positionsOfAll({ outcomes, work }: FatigueBasis): Outcome {
  const { start, order, position } = outcomes.sessions;
  const all = position.slice();
  for (let s = 0; s + 1 < start.length; s++) {
    let next = 1;
    for (let k = start[s]!; k < start[s + 1]!; k++) {
      const e = order[k]!;
      if (work.answered[e] === 0) all[e] = next;
      else if (!Number.isNaN(position[e]!)) next = position[e]! + 1;
    }
  }
  return all;
}

/** Bins that come out at this number for most of the work. */
const BINS = 16;
const MOST_BINS = 24;
const WIDTHS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

function curvesOf({ work, outcomes }: FatigueBasis, position: Outcome) {
  const places = inBins(
    work,
    position.map((p) => p - 1),
  );
  const times = inBins(work, outcomes.sessions.minutes);
  return (y: Outcome) => {
    const [byPosition, byMinute] = [binnedCurve(places, y), binnedCurve(times, y)];
    return {
      byPosition: byPosition.curve,
      linesByPosition: byPosition.lines,
      byMinute: byMinute.curve,
      linesByMinute: byMinute.lines,
    };
  };
}

/** Bins as wide as most of the work asks for. What lies far beyond is left out, where hardly anybody is. */
function inBins(people: WorkColumns, x: Outcome): Binning {
  const known = x.filter((value) => !Number.isNaN(value));
  const most = known.length === 0 ? 0 : quantile(known, 0.95);
  const width = WIDTHS.find((candidate) => most / candidate <= BINS) ?? WIDTHS.at(-1)!;
  return binned(people, x, width, MOST_BINS * width);
}

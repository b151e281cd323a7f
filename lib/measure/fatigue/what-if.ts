import "server-only";
import { headlineAlpha, patternCoefficients } from "@/lib/core/agreement/coefficients";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { mean } from "@/lib/core/distribution/simple-regression";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import { type FatigueBasis, fatigueBasis } from "@/lib/core/fatigue/analyse";
import type { Outcome } from "@/lib/core/fatigue/events";
import { shrunkenSlopes } from "@/lib/core/fatigue/shrinkage";
import { annotatorSlopes, byPosition } from "@/lib/core/fatigue/slopes";
import { cutOffWeights, reliabilityWeights, type WhatIf, whatIf } from "@/lib/core/fatigue/what-if";
import { filterRatings } from "@/lib/core/rating-table";
import { sessionCut } from "@/lib/labels/session-cut";
import { readWork, type Work, type WorkQuestion } from "./read-work";

export interface WhatIfQuestion extends WorkQuestion {
  /** What would count of each session (`sessionCutSchema`). */
  cut: string;
}

/** What labels would be with other weights: how many examples each change is about, and the first of them by id. */
export interface WeighedFigures {
  kept: number;
  dropped: number;
  annotatorsAffected: number;
  itemsLost: number;
  itemsLeftAlone: number;
  itemsChanged: number;
  /** Mean over examples of how alike two labels are. */
  agreementBefore: number | null;
  agreementAfter: number | null;
}

/** What would change if only the beginning of each session counted; and if late labels counted by their estimated reliability. */
export interface WhatIfFigures extends WeighedFigures {
  cut: string;
  alphaBefore: Estimate;
  alphaAfter: Estimate;
  /** Null where quality over the session cannot be judged. */
  weighted: WeighedFigures | null;
}

export type WhatIfAnswer = { ok: true; figures: WhatIfFigures } | { ok: false; reason: UndefinedReason };

export async function measureWhatIf(question: WhatIfQuestion): Promise<WhatIfAnswer> {
  const read = await readWork(question);
  return read.ok ? { ok: true, figures: whatIfOf(read.work, question.cut) } : read;
}

function whatIfOf(work: Work, cut: string): WhatIfFigures {
  const { columns, coded, rated } = work;
  const basis = fatigueBasis(columns, coded);
  const { position, minutes } = basis.outcomes.sessions;
  // As the rule has it, what no session is recorded of counts.
  const recorded = (x: Outcome) => x.map((value, e) => (columns.session[e]! < 0 ? Number.NaN : value));
  const weights = cutOffWeights({ position: recorded(position), minutes: recorded(minutes) }, sessionCut(cut));
  const alpha = (keep: (rating: number) => boolean) => {
    const table = filterRatings(rated.scaled.table, keep);
    const { patterns } = patternsFromTable(table);
    return headlineAlpha(patternCoefficients(patterns, rated.scaled.level, categoriesOf(rated.scaled)));
  };
  const reliability = weightsByReliability(basis);
  return {
    cut,
    ...counted(whatIf(columns, coded, weights)),
    alphaBefore: alpha(() => true),
    alphaAfter: alpha((rating) => weights[rating]! > 0),
    weighted: reliability && counted(whatIf(columns, coded, reliability)),
  };
}

/** Where sessions begin agreement is what the slopes start from. */
const START = 5;

function weightsByReliability({ work, outcomes, judgedBy, refusal }: FatigueBasis): Float64Array | null {
  if (refusal !== null) return null;
  const { sessions, agreement, gold } = outcomes;
  const isGold = judgedBy === "gold";
  const slopes = annotatorSlopes(byPosition(work, sessions, isGold ? gold : agreement.itemAdjusted));
  const level = isGold ? gold : agreement.looAgreement;
  const first = level.filter((value, e) => !Number.isNaN(value) && sessions.position[e]! <= START);
  if (first.length === 0) return null;
  return reliabilityWeights(work, sessions, shrunkenSlopes(slopes), mean(first));
}

function counted({ itemsLost, itemsLeftAlone, itemsChanged, ...figures }: WhatIf): WeighedFigures {
  return {
    ...figures,
    itemsLost: itemsLost.length,
    itemsLeftAlone: itemsLeftAlone.length,
    itemsChanged: itemsChanged.length,
  };
}

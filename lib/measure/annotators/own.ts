import type { Estimate } from "@/lib/core/estimate";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnnotatorFigure } from "./figures";
import { unitOf } from "./words";

/** What somebody is told about their own answers beside the others'. */
export interface OwnComparison {
  key: string;
  title: string;
  words: string;
  severity: Estimate;
}

/** Under so many others their mean would say what one of them answered; under so many examples it says little. */
const FEWEST_OTHERS = 3;
const FEWEST_EXAMPLES = 20;

/**
 * Somebody's own answers to a criterion, said as a help. Nothing where there is too little to go by, or where the others are so few that
 * it would tell about one of them.
 */
export function toldOf(criterion: Criterion, figure: AnnotatorFigure | undefined): OwnComparison | null {
  const severity = figure?.severity;
  if (!severity?.interval || severity.value === null) return null;
  if (severity.items < FEWEST_EXAMPLES || severity.raters - 1 < FEWEST_OTHERS) return null;
  const [low, high] = severity.interval;
  const unit = unitOf(criterion);
  const size = Math.abs(severity.value).toLocaleString("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const words =
    low <= 0 && high >= 0
      ? "You are where the others are on the same examples."
      : `On the same examples you are ${size} ${unit} ${severity.value > 0 ? "above" : "below"} the others on average. That may be right: read the guideline at this question with a few of your labels, and flag an example where it leaves room.`;
  return { key: criterion.key, title: criterion.title, words, severity };
}

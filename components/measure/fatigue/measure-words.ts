import type { EstimateFormat } from "@/components/estimate/estimate-words";
import type { NumberOptions } from "@/components/ui/format";
import type { FatigueFigures, Measure } from "@/lib/measure/fatigue/survey";

interface MeasureWords {
  title: string;
  /** The curve's question, over the labels or minutes of a session. */
  question: string;
  yName: string;
  /** What is drawn, to begin the caption. */
  about: string;
  /** How a change is written. */
  change: EstimateFormat;
  /** How the curve's values are written, and what they are made from the figures. */
  axis: NumberOptions;
  draw?: (value: number) => number;
}

const POINTS: EstimateFormat = { percent: true, digits: 1, signed: true };
const SHARE: NumberOptions = { digits: 0, unit: "%" };
const asPercent = (value: number) => value * 100;

const WORDS: Record<Measure, MeasureWords> = {
  quality: {
    title: "Quality",
    question: "Are labels as good late in a session as early?",
    yName: "Agreement beyond the example’s own",
    about: "Agreement with the others, less what all reach on the same example",
    change: POINTS,
    axis: { ...SHARE, signed: true },
    draw: asPercent,
  },
  agreement: {
    title: "Agreement as it is",
    question: "Do people agree less late in a session?",
    yName: "Agreement with the others",
    about: "Similarity to the labels of the others, hard and easy examples alike",
    change: POINTS,
    axis: SHARE,
    draw: asPercent,
  },
  time: {
    title: "Time per label",
    question: "Does the pace change?",
    yName: "Seconds per label",
    about: "Active time, pauses taken out; the change takes out how long each example is",
    change: POINTS,
    axis: { unit: "s", digits: 0 },
    draw: Math.exp,
  },
  surprise: {
    title: "Variety of answers",
    question: "Do answers become more uniform?",
    yName: "Bits per answer",
    about: "How rare an answer is in its session, in bits; its mean is the session’s entropy",
    change: { digits: 2, signed: true, unit: "bits" },
    axis: { digits: 2 },
  },
  modal: {
    title: "Most used answer",
    question: "Is the favourite answer given more and more?",
    yName: "Share of the favourite",
    about: "Share of the answer that the person used most in the session",
    change: POINTS,
    axis: SHARE,
    draw: asPercent,
  },
  revised: {
    title: "Answers changed",
    question: "Are answers reconsidered less?",
    yName: "Share changed",
    about: "Share of answers that were changed, before they were submitted or after",
    change: POINTS,
    axis: SHARE,
    draw: asPercent,
  },
  skipped: {
    title: "Skips",
    question: "Is more skipped late in a session?",
    yName: "Share skipped",
    about: "Share of examples that were skipped",
    change: POINTS,
    axis: SHARE,
    draw: asPercent,
  },
  reason: {
    title: "Length of reasons",
    question: "Do reasons become shorter?",
    yName: "Characters",
    about: "Characters of the reason given with an answer, none counted as 0",
    change: { digits: 1, signed: true, unit: "characters" },
    axis: { digits: 0 },
  },
};

const ON_GOLD: Partial<MeasureWords> = {
  yName: "Right on gold",
  about: "Likeness to the known answer",
  axis: SHARE,
};

/** The words of a measure; quality is called by what it is judged by. */
export function measureWords(measure: Measure, judgedBy: FatigueFigures["judgedBy"]): MeasureWords {
  return measure === "quality" && judgedBy === "gold" ? { ...WORDS.quality, ...ON_GOLD } : WORDS[measure];
}

import type { Correctness } from "@/prisma/demo/demo-example";

/** What a person falls back on where the first edition of the guideline gives no rule. */
export interface Habits {
  /** Where between 3 and 4 they start to give a 4, since the anchors overlap. */
  boundary34: number;
  /** Points added to an answer that is true but of little use. */
  creditForTruth: number;
  /** Points added to an answer that is wrong but well written. */
  creditForStyle: number;
  /** What they call an answer whose main point is right and a side point wrong. */
  partlyRight: Correctness;
  /** Whether a broken instruction about form makes an answer “partly” correct for them. */
  formCounts: boolean;
}

/** How a simulated annotator differs from the truth; every figure is an assumption of the simulation. */
export interface Traits {
  /** Points added to every score: above 0 lenient, below 0 strict. */
  leniency: number;
  /** Standard deviation of a single judgement, in points of the scale, for an example of middling difficulty. */
  noise: number;
  /** Share, from 0 to 1, by which scores are drawn towards the middle of the scale. */
  centrality: number;
  /** Log-odds of seeing whether the easiest possible answer is correct. */
  skill: number;
  /** Probability of ticking an issue that is there and plain. */
  thoroughness: number;
  /** Probability of ticking an issue that is not there. */
  falseAlarm: number;
  /** Probability of answering without having read. */
  lapse: number;
  /** The same on top of it when as tired as one can be. */
  haste: number;
  /** Tiredness from 0 to 1 that is reached at `TIRED_AT` examples into a session. */
  fatigue: number;
  /** Points added for every doubling of the response's length beyond 60 words. */
  lengthBonus: number;
  /** Reading pace. */
  wordsPerMinute: number;
  /** Time for deciding and answering, beyond reading, in milliseconds. */
  decisionMs: number;
  /** Probability of an interruption between opening and submitting an example. */
  interruption: number;
  /** How they write the note on a fault, if they write one. */
  note: "sentence" | "clause" | "phrase";
  noteRate: number;
  habits: Habits;
}

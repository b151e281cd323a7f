import type { AnswerValue } from "@/lib/guideline/schema";
import { type DecidingLabel, ofNewestMeaning, UNANIMOUS_PEOPLE } from "./decide";

/** What is known of one example on one criterion, as far as a condition can ask for it. */
export interface Standing {
  /** The decided answer; absent where nothing is decided. */
  decided?: AnswerValue;
  /** A reviewer settled it. */
  isAdjudicated: boolean;
  /** Labels of people under the newest meaning, and how many of them are equal at most. */
  labels: number;
  most: number;
}

export const NO_STANDING: Standing = { isAdjudicated: false, labels: 0, most: 0 };

/** A standing resolution, as far as what is decided rests on it. */
export interface Settled {
  value: AnswerValue | null;
  method: string;
}

/**
 * How one example stands on one criterion, as conditions ask for it. Unlike `decide` it takes free text: what is settled, else the only
 * text that was written. Several different ones decide nothing.
 */
export function standingOn(
  criterion: string,
  labels: readonly DecidingLabel[],
  settled: Settled | undefined,
): Standing {
  const counting = ofNewestMeaning(labels.filter((label) => label.criterion === criterion));
  const tally = new Map<string, number>();
  for (const label of counting) tally.set(keyOf(label), (tally.get(keyOf(label)) ?? 0) + 1);
  const least = counting.every(({ valueKey }) => valueKey === null) ? 1 : UNANIMOUS_PEOPLE;
  const alike = tally.size === 1 && counting.length >= least ? counting[0]!.value : null;
  const decided = settled ? settled.value : alike;
  return {
    ...(decided !== null && { decided }),
    isAdjudicated: settled?.method === "adjudicated",
    labels: counting.length,
    most: Math.max(0, ...tally.values()),
  };
}

const keyOf = ({ valueKey, value }: DecidingLabel) => valueKey ?? JSON.stringify(value);

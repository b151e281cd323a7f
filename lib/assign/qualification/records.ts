import type { Answers } from "@/lib/guideline/schema";

/** The set by which people are measured now, as its lead sees it. */
export interface QualificationSet {
  id: string;
  passMark: number;
  attempts: number;
  /** How many of the examples an attempt asks; null: all. */
  perAttempt: number | null;
  createdAt: Date;
  items: QualificationItem[];
}

export interface QualificationItem {
  /** The id by which the example was imported. */
  example: string;
  expected: Answers;
  explanation: string;
  /** Of the tries that have ended: how many people answered it, and how many got all of it right at their first try. */
  answered: number;
  right: number;
}

/** A gold example that a set can ask. */
export interface GoldChoice {
  example: string;
  text: string;
  gold: Answers;
  /** From the gold, or from the last set that asked it. */
  explanation: string;
}

export interface QualificationTry {
  number: number;
  /** Null while it is open. */
  endedAt: Date | null;
  right: number | null;
  asked: number | null;
  passed: boolean | null;
}

/** How one annotator stands to the set. */
export interface QualificationResult {
  annotatorId: string;
  name: string;
  tries: QualificationTry[];
  /** Tries they may still begin. */
  left: number;
  /** They passed this set, or an earlier one for the same version. */
  qualified: boolean;
}

import type { Acknowledgement } from "@/lib/assign/acknowledgement";
import type { ExampleKind } from "@/lib/formats/example";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import type { VersionDifference } from "@/lib/guideline/queries/version-pair";
import type { Answers, Criterion } from "@/lib/guideline/schema";

/** What queries answer and the labelling screen shows: plain data, durations in milliseconds. */

/** A round that the person may take work from, now or when it goes on. */
export interface OwnRound {
  id: string;
  name: string;
  state: "open" | "paused";
  guidelineVersion: number;
  /** Places of the round, and those that wait for a first answer. */
  places: number;
  left: number;
  /** Examples of the round that the person has submitted. */
  mine: number;
}

export interface OwnWork {
  /** In the order in which they are served. */
  rounds: OwnRound[];
  /** Examples that they could label now, at most 1,000. */
  waiting: number;
  /** The session that is under way; null when the next submit begins a new one. */
  session: { elapsedMs: number; submitted: number } | null;
  /** Active time of the last examples, newest first; at most 20. */
  recentActiveMs: number[];
}

/** One of the person's own submitted examples. */
export interface SubmittedExample {
  /** Of the assignment. */
  id: string;
  exampleId: string;
  kind: ExampleKind;
  excerpt: string;
  round: string;
  guidelineVersion: number;
  guidelineVersionId: string;
  submittedAt: string;
  activeMs: number | null;
  answers: Answers;
  /** Taken up again and not yet submitted anew. */
  reopened: boolean;
  /** The round is closed: it can no longer be changed. */
  final: boolean;
}

/** A guideline version by which somebody labels. */
export interface LabelVersion {
  id: string;
  number: number;
  hash: string;
  body: string;
  criteria: Criterion[];
  examples?: GuidelineExample[] | undefined;
}

/** How somebody stands to the pinned version, and what changed since the one that they knew; no difference where they knew none. */
export interface VersionChangesToRead extends Acknowledgement {
  difference: VersionDifference | null;
}

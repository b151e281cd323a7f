import type { AnswerValue } from "@/lib/guideline/schema";

/** Fewest people whose equal labels decide without a reviewer. */
export const UNANIMOUS_PEOPLE = 2;

/** What is needed of a current label: first showing, given by a person, not taken back. */
export interface DecidingLabel {
  criterion: string;
  value: AnswerValue;
  /** Equal answers have equal keys; null for free text, which decides nothing. */
  valueKey: string | null;
  /** Number of the version that began what the criterion means in the label's. */
  since: number;
}

export type Decision =
  | { state: "resolved" | "unanimous"; value: AnswerValue }
  /** no-answer: settled, but not to one answer. differ: people disagree. single: one label is not enough. */
  | { state: "no-answer" | "differ" | "single" };

/**
 * What is decided about one example, per criterion: the standing resolution, else the label that at least two people gave and nobody
 * contradicts under the newest meaning in which the criterion was labelled at all. Labels of an older meaning neither support nor
 * contradict, because they answer another question.
 */
export function decide(
  labels: readonly DecidingLabel[],
  resolutions: Readonly<Record<string, { value: AnswerValue | null }>>,
): Record<string, Decision> {
  const decisions: Record<string, Decision> = {};
  for (const [criterion, given] of byCriterion(labels)) decisions[criterion] = among(given);
  for (const [criterion, { value }] of Object.entries(resolutions))
    decisions[criterion] = value === null ? { state: "no-answer" } : { state: "resolved", value };
  return decisions;
}

function byCriterion(labels: readonly DecidingLabel[]): Map<string, DecidingLabel[]> {
  const groups = new Map<string, DecidingLabel[]>();
  for (const label of labels) {
    if (label.valueKey === null) continue;
    const group = groups.get(label.criterion) ?? [];
    group.push(label);
    groups.set(label.criterion, group);
  }
  return groups;
}

function among(labels: readonly DecidingLabel[]): Decision {
  const counting = ofNewestMeaning(labels);
  if (new Set(counting.map(({ valueKey }) => valueKey)).size > 1) return { state: "differ" };
  return counting.length < UNANIMOUS_PEOPLE ? { state: "single" } : { state: "unanimous", value: counting[0]!.value };
}

/** Those that count: labels of an older meaning answer another question. */
export function ofNewestMeaning(labels: readonly DecidingLabel[]): DecidingLabel[] {
  const newest = labels.reduce((most, { since }) => Math.max(most, since), 0);
  return labels.filter(({ since }) => since === newest);
}

/** The decided answers alone. */
export function decidedValues(decisions: Readonly<Record<string, Decision>>): Record<string, AnswerValue> {
  return Object.fromEntries(
    Object.entries(decisions)
      .flatMap(([criterion, decision]): [string, AnswerValue][] =>
        "value" in decision ? [[criterion, decision.value]] : [],
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * Whether an example counts as decided: on the criterion asked about, or where none is named on at least one criterion while none is
 * left open.
 */
export function isDecided(decisions: Readonly<Record<string, Decision>>, criterion: string | null): boolean {
  if (criterion !== null) return "value" in (decisions[criterion] ?? {});
  const all = Object.values(decisions);
  return all.some((one) => "value" in one) && !all.some(({ state }) => state === "differ" || state === "single");
}

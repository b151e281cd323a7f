import type { AnnotationRow } from "./annotation-row";
import { type Outcome, refusal } from "./import-event";

/** Answers of one person to one question that stand in one record and differ, without times that say which is later, are all refused. */
export function withoutRivals(outcomes: Outcome<AnnotationRow>[]): Outcome<AnnotationRow>[] {
  if (outcomes.length < 2) return outcomes;
  // No number and no criterion's key holds a line end, so only the two names can.
  const slotOf = ({ example, annotator, criterion, guidelineVersion }: AnnotationRow) =>
    `${guidelineVersion}\n${criterion}\n${example.length}\n${example}\n${annotator}`;
  const bySlot = new Map<string, AnnotationRow[]>();
  for (const outcome of outcomes) {
    if (!("value" in outcome)) continue;
    const slot = slotOf(outcome.value);
    const others = bySlot.get(slot);
    if (others) others.push(outcome.value);
    else bySlot.set(slot, [outcome.value]);
  }
  if (bySlot.size === outcomes.length) return outcomes;
  return outcomes.map((outcome) => {
    const rivals = "value" in outcome ? bySlot.get(slotOf(outcome.value))! : [];
    return areRivals(rivals) ? refusal("two-answers", "value", rivalWords(rivals)) : outcome;
  });
}

function areRivals(rows: readonly AnnotationRow[]): boolean {
  if (new Set(rows.map(({ value }) => JSON.stringify(value))).size < 2) return false;
  const times = new Set(rows.map(({ submittedAt }) => submittedAt));
  return times.has(undefined) || times.size < rows.length;
}

function rivalWords(rows: readonly AnnotationRow[]): string {
  const { annotator, criterion } = rows[0]!;
  const values = rows.map(({ value }) => JSON.stringify(value)).join(" and ");
  return `the record holds several answers of ${annotator} to ${criterion}, ${values}; say by times which is later, or whose each is`;
}

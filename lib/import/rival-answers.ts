import type { AnnotationRow } from "./annotation-row";
import { type Outcome, refusal } from "./import-event";

/** Answers of one person to one question that stand in one record and differ, without times that say which is later, are all refused. */
export function withoutRivals(outcomes: Outcome<AnnotationRow>[]): Outcome<AnnotationRow>[] {
  if (outcomes.length < 2) return outcomes;
  const slotOf = ({ example, annotator, criterion, guidelineVersion }: AnnotationRow) =>
    JSON.stringify([example, annotator, criterion, guidelineVersion]);
  const bySlot = new Map<string, AnnotationRow[]>();
  for (const outcome of outcomes) {
    if (!("value" in outcome)) continue;
    const slot = slotOf(outcome.value);
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), outcome.value]);
  }
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

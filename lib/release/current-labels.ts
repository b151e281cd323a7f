import type { RawLabel } from "./exported-row";

/** The labels of one example in the order in which they came, each with whether no later revision of the same answer is there. */
export function markCurrent(labels: readonly RawLabel[]): { label: RawLabel; isCurrent: boolean }[] {
  const inOrder = labels.toSorted(([a], [b]) => a - b);
  // Nearly always nobody changed their mind: then there is nothing to compare.
  if (inOrder.every((label) => label[11] === 1)) return inOrder.map((label) => ({ label, isCurrent: true }));
  const latest = new Map<string, number>();
  for (const label of inOrder) latest.set(slotOf(label), Math.max(latest.get(slotOf(label)) ?? 0, label[11]));
  return inOrder.map((label) => ({ label, isCurrent: latest.get(slotOf(label)) === label[11] }));
}

/** Whose answer to what, under which version, at which showing. */
function slotOf([, annotatorId, versionId, criterion, , , , , , , , , pass]: RawLabel): string {
  return `${annotatorId} ${versionId} ${pass} ${criterion}`;
}

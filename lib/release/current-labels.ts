import type { RawLabel } from "./exported-row";

/** Number of the version that began what a criterion means in a version. */
export type SinceOf = (versionId: string, criterion: string) => number;

interface MarkedLabel {
  label: RawLabel;
  isCurrent: boolean;
}

/**
 * The labels of one example in the order in which they came, each with whether it is the current answer: no later revision of it is
 * there, and where it stands no later answer of the same person under another version of the same meaning stands.
 */
export function markCurrent(labels: readonly RawLabel[], sinceOf: SinceOf): MarkedLabel[] {
  const revised = markRevisions(labels.toSorted(([a], [b]) => a - b));
  if (revised.every(({ label }) => label[2] === revised[0]!.label[2])) return revised;
  const questionOf = ([, annotatorId, versionId, criterion, , , , , , , , , pass]: RawLabel) =>
    `${annotatorId} ${pass} ${criterion} ${sinceOf(versionId, criterion)}`;
  const latest = new Map<string, RawLabel>();
  for (const { label, isCurrent } of revised) {
    const known = latest.get(questionOf(label));
    // In the order of ids, so that of two answers given at once the one that came later counts.
    if (isCurrent && stands(label) && (!known || known[6] <= label[6])) latest.set(questionOf(label), label);
  }
  return revised.map(({ label, isCurrent }) => ({
    label,
    isCurrent: isCurrent && (!stands(label) || latest.get(questionOf(label)) === label),
  }));
}

const stands = (label: RawLabel) => label[4] !== null;

function markRevisions(inOrder: readonly RawLabel[]): MarkedLabel[] {
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

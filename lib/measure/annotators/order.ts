import type { AnnotatorOrder } from "../address";
import type { AnnotatorFigure } from "./figures";
import type { Annotator } from "./people";

/** Somebody who gave labels, with what is known of how. */
export interface Person extends Annotator {
  figure: AnnotatorFigure;
}

/** Those who gave labels, in the order that is asked for; who has no place in it comes last. */
export function peopleInOrder(
  figures: readonly AnnotatorFigure[],
  annotators: readonly Annotator[],
  order: AnnotatorOrder,
): Person[] {
  const known = new Map(annotators.map((annotator) => [annotator.id, annotator]));
  const people = figures.flatMap((figure) => {
    const annotator = known.get(figure.id);
    return annotator ? [{ ...annotator, figure }] : [];
  });
  const key = KEYS[order];
  return people.sort((a, b) => (key ? place(key(b)) - place(key(a)) || 0 : 0) || a.name.localeCompare(b.name));
}

const KEYS: Record<AnnotatorOrder, ((person: Person) => number | null) | null> = {
  severity: ({ figure }) => figure.severity?.value ?? null,
  difference: ({ figure }) => figure.divergence,
  labels: ({ figure }) => figure.labels,
  name: null,
};

function place(value: number | null): number {
  return value ?? -Number.MAX_VALUE;
}

const SIDES = ["Above the others", "Where the others are", "Below the others", "Too few shared examples"] as const;

/** Those who score alike beside the others on the same examples, as far as their intervals tell, each group in the order given. */
export function bySide(people: readonly Person[]): { side: (typeof SIDES)[number]; people: Person[] }[] {
  const groups = SIDES.map((side) => ({ side, people: people.filter((person) => sideOf(person) === side) }));
  return groups.filter((group) => group.people.length > 0);
}

function sideOf({ figure: { severity } }: Person): (typeof SIDES)[number] {
  if (!severity?.interval) return "Too few shared examples";
  const [low, high] = severity.interval;
  return low > 0 ? "Above the others" : high < 0 ? "Below the others" : "Where the others are";
}

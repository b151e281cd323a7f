/** What people and a judge said of an example, by code of category, and how many examples share it. */
export interface JudgedPattern {
  /** How many people gave which category; empty where nobody did. */
  people: readonly (readonly [category: number, n: number])[];
  judge: number;
  /** The answer that was settled; null where none was. */
  settled: number | null;
  /** Of two responses the longer one; null where they are equally long or not two. */
  longer: "A" | "B" | null;
  items: number;
}

/** What a judge is held against: the settled answer, else the one that most people gave; null where two share the lead or there is none. */
export function referenceOf({ people, settled }: Pick<JudgedPattern, "people" | "settled">): number | null {
  if (settled !== null) return settled;
  const highest = people.reduce((most, [, n]) => Math.max(most, n), 0);
  const modes = people.filter(([, n]) => n === highest);
  return modes.length === 1 ? modes[0]![0] : null;
}

/** How many people gave an answer. */
export function peopleOf({ people }: Pick<JudgedPattern, "people">): number {
  return people.reduce((sum, [, n]) => sum + n, 0);
}

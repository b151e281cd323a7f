import type { Estimate } from "@/lib/core/estimate";
import type { AnnotatorsHalo } from "./halo";
import type { PreferenceHabits } from "./preference";
import type { AnnotatorsWork } from "./work";

/** What time says of reading, of everybody together. */
export function readReading({ together }: Pick<AnnotatorsWork, "together">): string {
  if (!together || together.items === 0)
    return "Times are not known here: labels were imported without them, or nothing has been labelled.";
  if (together.value === null) return "All examples are of one length: time cannot be held against it.";
  const [low, high] = together.interval ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (high < 0.1)
    return "Here nobody’s time says much of reading: labels take about as long over short as over long examples.";
  if (low <= 0) return "Whether longer examples take longer cannot be told from so few labels.";
  return `Twice as much to read takes ${times(2 ** together.value)} as long, everybody together.`;
}

/** Why nothing can be said of how labels on several scales move together; null where something can. */
export function readHalo({ unknown }: AnnotatorsHalo): string | null {
  return unknown && HALO_UNKNOWN[unknown];
}

const HALO_UNKNOWN: Record<NonNullable<AnnotatorsHalo["unknown"]>, string> = {
  "one-scale": "This version has labels on one scale only: whether one impression colours several cannot be asked.",
  mirrored:
    "Examples have two labels at most: by what one person is above the mean the other is below, so it cannot be told whose labels on several scales move together.",
  "too-few": "Nobody has ten examples that others labelled too on two scales: too few to tell.",
};

/** What cannot be said of people's choices, and why. */
export function readPreference(habits: readonly PreferenceHabits[]): string[] {
  const all = (of: (one: PreferenceHabits) => Estimate) => habits.every((one) => of(one).value === null);
  if (habits.length === 0) return ["Nobody has compared two responses under this filter."];
  return [
    ...(all(({ first }) => first)
      ? [
          "In which order responses were shown is not known here, as with imported labels: a habit of side cannot be told.",
        ]
      : []),
    ...(all(({ longer }) => longer)
      ? ["No comparison of two responses of different length has been decided: a habit of length cannot be told."]
      : []),
    ...(all(({ cycles }) => cycles)
      ? ["Nobody compared three responses to one prompt in pairs: whether choices go round in circles cannot be told."]
      : []),
  ];
}

function times(factor: number): string {
  return `${factor.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} times`;
}

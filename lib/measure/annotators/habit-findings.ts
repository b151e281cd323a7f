import type { Estimate } from "@/lib/core/estimate";
import type { Habits } from "./habit-queries";
import type { AnnotatorHalo } from "./halo";
import type { PreferenceHabits } from "./preference";
import type { AnnotatorWork } from "./work";

/** What is known of one person's habits. */
export interface OwnHabits {
  work: AnnotatorWork | undefined;
  halo: AnnotatorHalo | undefined;
  preference: PreferenceHabits | undefined;
}

export function habitsOf({ work, halo, preference }: Habits, id: string): OwnHabits {
  const own = <One extends { id: string }>(people: readonly One[] | undefined) => people?.find((one) => one.id === id);
  return { work: own(work.people), halo: own(halo?.people), preference: own(preference ?? undefined) };
}

/** Of one person's habits only what survived the correction over the panel, as parts of a sentence that follows the name. */
export function habitsInWords({ work, halo, preference }: OwnHabits): string[] {
  return [
    ...(work?.gold?.flagged ? [goldWords(work.gold.difference)] : []),
    ...(work?.reading.isFlat
      ? [
          `takes about as long over short as over long examples (slope ${figure(work.reading.slope.value!)}, the others ${figure(work.reading.othersSlope!)}): read a few long ones together`,
        ]
      : []),
    ...(halo?.flagged
      ? [
          `answers several questions more alike than the others do (correlation ${figure(halo.together.value!)}, the others ${figure(halo.others!)})`,
        ]
      : []),
    ...(preference?.flagged.first ? [sideWords(preference.first)] : []),
    ...(preference?.flagged.longer ? [lengthWords(preference.longerDifference)] : []),
  ];
}

function goldWords({ value, items }: Estimate): string {
  return `gives the known answer ${points(value!)} less often than the others on the same ${items} examples`;
}

function sideWords({ value, pairs }: Estimate): string {
  const [share, side] = value! > 0.5 ? [value!, "first"] : [1 - value!, "second"];
  return `chooses the response shown ${side} in ${Math.round(100 * share)} % of ${pairs} comparisons`;
}

function lengthWords({ value, items }: Estimate): string {
  const which = value! > 0 ? "longer" : "shorter";
  return `chooses the ${which} response ${points(value!)} more often than the others on the same ${items} examples`;
}

function points(difference: number): string {
  return `${Math.round(100 * Math.abs(difference))} points`;
}

function figure(value: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

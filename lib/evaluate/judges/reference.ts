import type { Level } from "@/lib/core/agreement/scale";
import type { Criterion } from "@/lib/guideline/schema";
import type { KeyScale } from "@/lib/measure/scale-keys";
import type { JointPattern } from "./patterns";

/** A joint pattern with the keys as codes of the criterion's categories. */
export interface CodedPattern {
  people: [code: number, n: number][];
  judge: number;
  /** What the judge is held against: the settled answer, else the one that most people gave; null where neither exists. */
  reference: number | null;
  longer: JointPattern["longer"];
  items: number;
}

/** The level at which single answers are compared: of a preference only which response it prefers, not by how much. */
export function comparedLevel({ kind, level }: Pick<Criterion, "kind" | "level">): Level {
  return kind === "preference" ? "nominal" : level;
}

/** Puts joint patterns on a scale. Keys that fall into one category, such as the strengths of a preference, count together. */
export function codePatterns(rows: readonly JointPattern[], { codeOf }: KeyScale): CodedPattern[] {
  return rows.map(({ people, judge, settled, longer, items }) => {
    const counts = new Map<number, number>();
    for (const [key, n] of people) counts.set(codeOf.get(key)!, (counts.get(codeOf.get(key)!) ?? 0) + n);
    const reference = settled === null ? modeOf(counts) : codeOf.get(settled)!;
    return { people: [...counts], judge: codeOf.get(judge)!, reference, longer, items };
  });
}

/** The code with the highest count; null where two share it or there is none. */
function modeOf(counts: ReadonlyMap<number, number>): number | null {
  const highest = Math.max(0, ...counts.values());
  const modes = [...counts].filter(([, n]) => n === highest);
  return modes.length === 1 ? modes[0]![0] : null;
}

import type { Level } from "@/lib/core/agreement/scale";
import type { JudgedPattern } from "@/lib/core/judge/judged-pattern";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { codeCounts, type KeyScale } from "@/lib/measure/scale-keys";

/** What people, the judge and a settled answer say of an example by their stored keys, and how many examples share it. */
export interface JointPattern {
  people: [key: string, n: number][];
  judge: string;
  settled: string | null;
  longer: JudgedPattern["longer"];
  items: number;
}

/** The level at which single answers are compared: of a preference only which response it prefers, not by how much. */
export function comparedLevel({ kind, level }: Pick<Criterion, "kind" | "level">): Level {
  return KINDS[kind].isPreference ? "nominal" : level;
}

/** Puts joint patterns on a scale. */
export function codePatterns(rows: readonly JointPattern[], scale: KeyScale): JudgedPattern[] {
  return rows.map(({ people, judge, settled, longer, items }) => ({
    people: codeCounts(people, scale),
    judge: scale.codeOf.get(judge)!,
    settled: settled === null ? null : scale.codeOf.get(settled)!,
    longer,
    items,
  }));
}

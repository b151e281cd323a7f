import type { Level } from "@/lib/core/agreement/scale";
import type { JudgedPattern } from "@/lib/core/judge/judged-pattern";
import { combinations, multisets } from "@/lib/core/multisets";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { inOrder, type KeyCounts, sortedCounts, unitsOfSets } from "@/lib/labels/patterns";
import { levelOf } from "@/lib/measure/criterion-values";
import { codeCounts, type KeyScale } from "@/lib/measure/scale-keys";
import type { ReadColumns } from "@/lib/server/columns/columns";
import { Dictionary } from "@/lib/server/columns/dictionary";

/** What people, the judge and a settled answer say of an example by their stored keys, and how many examples share it. */
export interface JointPattern {
  people: KeyCounts;
  judge: string;
  settled: string | null;
  longer: JudgedPattern["longer"];
  items: number;
}

/** What a judge said of an example, and with it one of the values that people gave, if any; see `jointLabels`. */
export const JOINT_SPEC = {
  item: { of: "items" },
  judge: { of: "values" },
  settled: { of: "values" },
  longer: { of: "sides" },
  value: { of: "values" },
  n: "int",
} as const;

/** Examples of which all three say the same are one pattern; and which examples are one unit, by `unitOfItem`. */
export function jointPatterns({ columns, dictionaries }: ReadColumns<typeof JOINT_SPEC>, unitOfItem?: Int32Array) {
  const { item, judge, settled, longer, value, n } = columns;
  const [values, sides] = [new Dictionary(dictionaries.values), new Dictionary(dictionaries.sides)];
  const orNone = (column: Int32Array) => column.map((code) => code + 1);
  const labels = combinations(judge, ...[settled, longer, value, n].map(orNone));
  const { of, sets } = multisets(item, new Dictionary(dictionaries.items).size, labels.code);
  const patterns = sets.map(({ symbols, owners }, set) => {
    const rows = symbols.map((symbol) => labels.first[symbol]!);
    const [t] = rows as [number];
    const given = rows.filter((row) => value[row]! >= 0);
    const pattern: JointPattern = {
      people: sortedCounts(given.map((row) => [values.text(value[row]!), n[row]!])),
      judge: values.text(judge[t]!),
      settled: settled[t]! < 0 ? null : values.text(settled[t]!),
      longer: longer[t]! < 0 ? null : (sides.text(longer[t]!) as "A" | "B"),
      items: owners,
    };
    return { set, pattern };
  });
  const ordered = inOrder(patterns, ({ pattern }) => pattern);
  return { joint: ordered.map(({ pattern }) => pattern), together: unitsOfSets(of, ordered, unitOfItem) };
}

/** The level at which single answers are compared: of a preference only which response it prefers, not by how much. */
export function comparedLevel(criterion: Pick<Criterion, "kind" | "level">): Level {
  return KINDS[criterion.kind].isPreference ? "nominal" : levelOf(criterion);
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

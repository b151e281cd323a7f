import { z } from "zod";
import type { Fate } from "@/lib/release/formats/tally";
import type { Written } from "./write-files";

/** What a reader does with one row, as the checks in Python say it. */
export const verdictSchema = z.object({
  format: z.string(),
  set: z.enum(["ours", "plain"]),
  reader: z.string(),
  /** The line of the file, from 0. */
  row: z.number(),
  /** `wrong`: it would learn nothing, or something else. */
  verdict: z.enum(["learns", "drops", "raises", "wrong"]),
  says: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export interface Disagreement {
  row: string;
  fate: string;
  /** What readers do instead, and which. */
  says: string;
  readers: string[];
}

export interface Compared {
  format: string;
  counts: Record<Fate["fate"], number>;
  /** Readers that were asked about our rows. */
  readers: number;
  /** Rows left out of which it was proved that a reader refuses, drops or learns them wrongly. */
  proved: number;
  disagreements: Disagreement[];
}

/** Left out for what people decided, or since the shape has no place for it: no reader can be asked. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  "excluded",
  "other-kind",
  "bad-example",
  "not-a-seed",
  "undecided",
  "tie",
  "no-label",
  "unlabelled-steps",
  "has-tools",
  "several-turns",
]);

/** Readers that a format is not made for, and says so: `datasets` before 4.7 and pyarrow want one type for each value of JSON. */
export type Excuse = (format: string, reader: string) => boolean;

/**
 * Holds the fate of each row against what readers do with it: every one learns what is written, and of what is left out at least one does
 * not learn the plain form.
 */
export function compare(
  { format, fates, lines, miscounted }: Written,
  all: readonly Verdict[],
  excused: Excuse,
): Compared {
  const verdicts = all.filter((one) => one.format === format && !excused(format, one.reader));
  const of = (set: Verdict["set"], id: string) =>
    verdicts.filter((one) => one.set === set && lines[set][one.row] === id);
  const counts = { written: 0, changed: 0, "left-out": 0 };
  const disagreements: Disagreement[] = miscounted.map((says) => ({ row: "all", fate: "counted", says, readers: [] }));
  let proved = 0;
  for (const [id, fate] of fates) {
    counts[fate.fate]++;
    if (fate.fate !== "left-out") {
      disagreements.push(...faults(id, wordsOf(fate), of("ours", id)));
      continue;
    }
    const plain = of("plain", id);
    if (OF_PEOPLE.has(fate.reason) || plain.length === 0) continue;
    if (plain.some(({ verdict }) => verdict !== "learns")) proved++;
    else {
      const readers = plain.map(({ reader }) => reader);
      disagreements.push({ row: id, fate: wordsOf(fate), says: "every reader learns the plain form", readers });
    }
  }
  const readers = new Set(verdicts.filter(({ set }) => set === "ours").map(({ reader }) => reader));
  return { format, counts, readers: readers.size, proved, disagreements };
}

function wordsOf(fate: Fate): string {
  if (fate.fate === "left-out") return `left out: ${fate.reason}`;
  return fate.fate === "changed" ? `changed: ${fate.reasons.join(", ")}` : "written";
}

/** What readers do otherwise than learn a row, those that say the same together. */
function faults(row: string, fate: string, verdicts: readonly Verdict[]): Disagreement[] {
  const readersOf = new Map<string, string[]>();
  for (const { verdict, says, reader } of verdicts) {
    if (verdict === "learns") continue;
    const said = says === "" ? verdict : `${verdict}: ${says}`;
    readersOf.set(said, [...(readersOf.get(said) ?? []), reader]);
  }
  return [...readersOf].map(([says, readers]) => ({ row, fate, says, readers }));
}

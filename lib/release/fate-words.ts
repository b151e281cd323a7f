import {
  CHANGED_WORDS,
  type Changed,
  LEFT_OUT_WORDS,
  type LeftOut,
  WARNING_WORDS,
  type Warning,
} from "@/lib/release/formats/fate";
import type { ExportCounts } from "./schema";

/** What was left out, changed and is wrong with the file, a sentence each, the most frequent first. */
export function fateWords({ changed, leftOut, warnings }: Pick<ExportCounts, "changed" | "leftOut" | "warnings">) {
  return {
    leftOut: counted(leftOut, (reason) => LEFT_OUT_WORDS[reason as LeftOut] ?? reason),
    changed: counted(changed, (how) => CHANGED_WORDS[how as Changed] ?? how),
    warnings: warnings.map((warning) => WARNING_WORDS[warning as Warning] ?? warning),
  };
}

/** Why there is nothing to write. */
export function emptyWords(counts: ExportCounts): string {
  const { leftOut } = fateWords(counts);
  if (leftOut.length === 0) return "No example is left by the filter.";
  return `No record is left by the filter and the format. Left out: ${leftOut.join("; ")}.`;
}

function counted(counts: Readonly<Record<string, number>>, words: (reason: string) => string): string[] {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]) => `${n.toLocaleString("en")} ${words(reason)}`);
}

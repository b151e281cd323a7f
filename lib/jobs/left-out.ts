import { z } from "zod";

/** Why an import leaves out what is neither stored nor wrong, each in words for its people. */
export const LEFT_OUT = {
  "no-answer": "no answer: an empty cell, or a word that the mapping calls missing",
  "passed-over": "rows that the mapping leaves out",
  skip: "skipped by their annotators",
  draft: "drafts that were never submitted",
  "not-a-label": "marks of another sort: relations, regions of images, answers about a single stretch",
  "example-refused": "labels of an example that was refused",
  "known-answer": "taken as known answers of their examples",
} as const;
export type LeftOut = keyof typeof LEFT_OUT;

const REASONS = Object.keys(LEFT_OUT) as [LeftOut, ...LeftOut[]];

/** How much was left out, by reason. */
export const leftOutSchema = z.partialRecord(z.enum(REASONS), z.int());
export type LeftOutCounts = z.infer<typeof leftOutSchema>;

/** Counts put together. */
export function addLeftOut(...counts: readonly LeftOutCounts[]): LeftOutCounts {
  const sum: LeftOutCounts = {};
  for (const count of counts)
    for (const reason of REASONS) {
      const n = count[reason];
      if (n) sum[reason] = (sum[reason] ?? 0) + n;
    }
  return sum;
}

/** `3 rows that the mapping leaves out; 1 …`, in the order of the table. */
export function leftOutWords(counts: LeftOutCounts): string {
  return REASONS.filter((reason) => counts[reason])
    .map((reason) => `${counts[reason]!.toLocaleString("en")} ${LEFT_OUT[reason]}`)
    .join("; ");
}

export function leftOutTotal(counts: LeftOutCounts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

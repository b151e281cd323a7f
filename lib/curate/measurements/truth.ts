import type { Verdict } from "./schema";

/** What is taken for true of an example that was read blind, or why nothing is. */
export type Truth =
  | { lacks: boolean; by: "readers" | "settled" }
  | { lacks: null; because: "unread" | "unsure" | "differ" };

/**
 * An example lacks a quality where everybody who could tell says so, and does not where everybody says that. Where they differ or nobody
 * could tell, what somebody settled holds, and until then nothing is decided; neither is it before as many as `each` have answered.
 */
export function truthOf(verdicts: readonly Verdict[], each: number, settled: boolean | null): Truth {
  if (verdicts.length < each) return { lacks: null, because: "unread" };
  const told = verdicts.filter((verdict) => verdict !== "unsure");
  if (told.length > 0 && told.every((verdict) => verdict === told[0]))
    return { lacks: told[0] === "lacks", by: "readers" };
  if (settled !== null) return { lacks: settled, by: "settled" };
  return { lacks: null, because: told.length === 0 ? "unsure" : "differ" };
}

/** Whether somebody has to settle what is true of an example, or had to: its readers differ, or none of them could tell. */
export function isUnsettled(verdicts: readonly Verdict[], each: number): boolean {
  const truth = truthOf(verdicts, each, null);
  return truth.lacks === null && truth.because !== "unread";
}

import { writeValue } from "@/components/estimate/estimate-words";
import { formatCount, formatNumber, formatPercent } from "@/components/ui/format";
import { cutWords } from "@/lib/labels/session-cut";
import type { WhatIfFigures } from "@/lib/measure/fatigue/what-if";

type Said = Pick<
  WhatIfFigures,
  "cut" | "alphaBefore" | "alphaAfter" | "kept" | "dropped" | "itemsChanged" | "itemsLost" | "itemsLeftAlone"
>;

/** What would change, in words: agreement before and after, and what it costs. */
export function whatIfWords({ cut, alphaBefore, alphaAfter, kept, dropped, ...items }: Said): string {
  if (dropped === 0) return `No session goes beyond ${cutWords(cut)}: nothing would change.`;
  const [before, after] = [alphaBefore.value, alphaAfter.value];
  const agreement =
    before === null || after === null
      ? "Alpha would not be defined"
      : `Alpha would be ${writeValue(after)} instead of ${writeValue(before)} (${writeValue(after - before, { signed: true })})`;
  const costs = [
    items.itemsChanged > 0 && `${formatCount(items.itemsChanged, "example")} would have another leading answer`,
    items.itemsLeftAlone > 0 && `${formatNumber(items.itemsLeftAlone)} would be left with a single label`,
    items.itemsLost > 0 && `${formatNumber(items.itemsLost)} without any`,
  ].filter((cost) => cost !== false);
  return `With ${cutWords(cut)} only, ${formatNumber(dropped)} of ${formatCount(kept + dropped, "label")} (${formatPercent(dropped / (kept + dropped))}) would not count. ${agreement}${costs.length > 0 ? `; ${costs.join(", ")}` : ""}.`;
}

import { formatCount, formatDuration, formatNumber } from "@/components/ui/format";

interface Plan {
  examples: number;
  places: number;
  unannounced: number;
  annotators: number;
  msEach: number | null;
}

/** `240 examples × 2 = 480 labels`; where examples get different numbers of labels, `240 examples, 300 labels`. */
export function planLine({ examples, places }: Plan, overlap: number): string {
  const labels = formatCount(places, "label");
  return places === examples * overlap
    ? `${formatCount(examples, "example")} × ${formatNumber(overlap)} = ${labels}`
    : `${formatCount(examples, "example")}, ${labels}`;
}

/** `about 3 h 20 min each for 4 annotators`; only who takes part where no earlier work tells a pace. */
export function effortLine({ annotators, msEach }: Plan): string {
  const people = formatCount(annotators, "annotator");
  if (msEach === null || annotators === 0) return `for ${people}`;
  return `about ${formatDuration(roundToMinute(msEach))} each for ${people}`;
}

/** Gold and repeats on top of the labels, or null where there are none. */
export function unannouncedLine({ unannounced }: Plan): string | null {
  return unannounced > 0 ? `and about ${formatNumber(unannounced)} gold and repeats on top` : null;
}

/** Work of an hour and more is told in steps of ten minutes: an estimate should not look more exact than it is. */
function roundToMinute(ms: number): number {
  const step = ms >= 3_600_000 ? 600_000 : 60_000;
  return Math.max(60_000, Math.round(ms / step) * step);
}

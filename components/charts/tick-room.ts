interface Tick {
  words: string;
  /** Where it stands, from 0 to 1 of the scale. */
  at: number;
}

/** Of a character in Geist Mono at 12 px, and what keeps two figures apart. */
const CHARACTER = 7.2;
const GAP = 10;

/**
 * From how many px of the scale on each figure is seen: the ends always, then every fourth or second between them, then all, as many as do
 * not touch.
 */
export function roomFor(ticks: readonly Tick[]): number[] {
  const last = ticks.length - 1;
  const from = ticks.map(() => Number.POSITIVE_INFINITY);
  for (const stride of strides(last)) {
    const seen = ticks.flatMap((tick, k) => (k % stride === 0 ? [{ ...tick, k }] : []));
    const width = stride === last ? 0 : widthOf(seen);
    for (const { k } of seen) from[k] = Math.min(from[k]!, width);
  }
  return from;
}

/** 1, 2, 4 … as far as each reaches both ends, then the ends alone: each holds all of the next. */
function strides(last: number): number[] {
  const found = [1];
  while (last > 0 && last % (found.at(-1)! * 2) === 0) found.push(found.at(-1)! * 2);
  return found.at(-1)! < last ? [...found, last] : found;
}

function widthOf(ticks: readonly Tick[]): number {
  const pairs = ticks.slice(1).map((tick, k) => [ticks[k]!, tick] as const);
  const wanted = pairs.map(([a, b]) => (((a.words.length + b.words.length) / 2) * CHARACTER + GAP) / (b.at - a.at));
  return Math.max(0, ...wanted);
}

/** What hides a figure in a container `scale` that is narrower; written out, as Tailwind reads sources. */
const HIDDEN_BELOW = [
  [112, "@max-[112px]/scale:hidden"],
  [144, "@max-[144px]/scale:hidden"],
  [176, "@max-[176px]/scale:hidden"],
  [208, "@max-[208px]/scale:hidden"],
  [256, "@max-[256px]/scale:hidden"],
  [320, "@max-[320px]/scale:hidden"],
  [416, "@max-[416px]/scale:hidden"],
  [544, "@max-[544px]/scale:hidden"],
] as const;

/** The class of a figure that is seen from so many px on. */
export function hiddenBelow(width: number): string | undefined {
  if (width === 0) return undefined;
  return HIDDEN_BELOW.find(([step]) => step >= width)?.[1] ?? "hidden";
}

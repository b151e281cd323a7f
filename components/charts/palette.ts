/** Categories that are told apart by colour; beyond that they repeat, and labels must carry the difference. */
export const CATEGORY_COUNT = 8;

/** The colour of the nth category (from 0). One annotator keeps one index, and so one colour, on all pages. */
export function categoryColor(index: number): string {
  return `var(--category-${(index % CATEGORY_COUNT) + 1})`;
}

export interface CellColor {
  background: string;
  color: string;
}

const PALE_RAMP = [1, 2, 3, 4].map((step) => `var(--ramp-${step})`);
const DEEP_RAMP = [5, 6, 7].map((step) => `var(--ramp-${step})`);
/** Where the ground becomes deep and the figure on it changes its colour. In between no ground would let either be read. */
const DEEP_FROM = 0.6;

/** One hue from faint to strong for a share from 0 to 1, stronger for each larger share; the figure's colour reaches 4.5 on all of it. */
export function rampColor(share: number): CellColor {
  return colorAt(Math.min(1, Math.max(0, share)), PALE_RAMP, DEEP_RAMP);
}

const signed = (step: number) => `var(--signed-${step})`;
/** Beyond the last step it goes on away from the figure's colour. */
const beyond = (step: number) => `color-mix(in oklab, ${signed(step)} 70%, var(--on-pale))`;

/** Blue (below zero) to orange (above) for a value from −1 to 1: pale at zero, stronger for each larger size. */
export function signedColor(value: number): CellColor {
  const size = Math.min(1, Math.abs(value));
  return value < 0
    ? colorAt(size, [signed(4), signed(3), signed(2)], [signed(1), beyond(1)])
    : colorAt(size, [signed(4), signed(5), signed(6)], [signed(7), beyond(7)]);
}

function colorAt(share: number, pale: readonly string[], deep: readonly string[]): CellColor {
  return share < DEEP_FROM
    ? { background: between(pale, share / DEEP_FROM), color: "var(--on-pale)" }
    : { background: between(deep, (share - DEEP_FROM) / (1 - DEEP_FROM)), color: "var(--on-deep)" };
}

/** The colour at a share of the way through these. */
function between(colors: readonly string[], share: number): string {
  const at = share * (colors.length - 1);
  const step = Math.min(Math.floor(at), colors.length - 2);
  const percent = Math.round((at - step) * 100);
  if (percent === 0) return colors[step]!;
  if (percent === 100) return colors[step + 1]!;
  return `color-mix(in oklab, ${colors[step]}, ${colors[step + 1]} ${percent}%)`;
}

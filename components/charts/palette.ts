/** Categories that are told apart by colour; beyond that they repeat, and labels must carry the difference. */
export const CATEGORY_COUNT = 8;
export const RAMP_STEPS = 7;

/** The colour of the nth category (from 0). One annotator keeps one index, and so one colour, on all pages. */
export function categoryColor(index: number): string {
  return `var(--category-${(index % CATEGORY_COUNT) + 1})`;
}

export interface CellColor {
  background: string;
  color: string;
}

/** One hue from faint to strong for a share from 0 to 1; the figure's colour reaches 4.5 on each step. */
export function rampColor(share: number): CellColor {
  const step = Math.min(RAMP_STEPS, Math.max(1, Math.ceil(share * RAMP_STEPS)));
  return { background: `var(--ramp-${step})`, color: step <= 4 ? "var(--on-pale)" : "var(--on-deep)" };
}

/** Blue (below zero) to orange (above) for a value from −1 to 1, pale at zero. */
export function signedColor(value: number): CellColor {
  const step = Math.round(Math.min(1, Math.max(-1, value)) * 3) + 4;
  return { background: `var(--signed-${step})`, color: step === 1 || step === 7 ? "var(--on-deep)" : "var(--on-pale)" };
}

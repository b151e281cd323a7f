/** Turns by the golden angle, so that neighbouring versions always lie far apart and no hue returns soon. */
const GOLDEN_ANGLE = 137.508;
const FIRST_HUE = 250;

/** The hue of a guideline version, in degrees. */
export function versionHue(number: number): number {
  return (FIRST_HUE + (number - 1) * GOLDEN_ANGLE) % 360;
}

/** The colour of a version in the current theme: its stripe on badges, its line and marks in charts. */
export function versionColor(number: number): string {
  return `oklch(var(--version-lightness) var(--version-chroma) ${versionHue(number).toFixed(1)})`;
}

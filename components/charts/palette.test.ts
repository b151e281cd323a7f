import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CellColor, categoryColor, rampColor, signedColor } from "./palette";

type Lab = readonly [number, number, number];

const CSS = readFileSync("app/tokens.css", "utf8");

/** The tokens of a theme: those of the dark one stand behind those of the light one. */
function tokens(theme: "light" | "dark"): Map<string, string> {
  const part = theme === "light" ? CSS : CSS.slice(CSS.indexOf("--ramp-1", CSS.indexOf("--ramp-1") + 1));
  const found = new Map<string, string>();
  for (const [, name, value] of part.matchAll(/(--[\w-]+): (oklch\([^)]+\));/g))
    if (!found.has(name!)) found.set(name!, value!);
  return found;
}

/** A colour of these expressions in OKLab, mixed as CSS Color 5 says. */
function labOf(expression: string, known: Map<string, string>): Lab {
  const variable = /^var\((--[\w-]+)\)$/.exec(expression);
  if (variable) return labOf(known.get(variable[1]!)!, known);
  const polar = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(expression);
  if (polar) {
    const [l, c, h] = polar.slice(1).map(Number) as [number, number, number];
    return [l, c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  }
  const [, first, own, second, percent] =
    /^color-mix\(in oklab, (.+?)(?: (\d+)%)?, (var\([^)]+\)|color-mix\(.+\))(?: (\d+)%)?\)$/.exec(expression)!;
  const share = percent === undefined ? 1 - Number(own) / 100 : Number(percent) / 100;
  const [one, other] = [labOf(first!, known), labOf(second!, known)];
  return one.map((part, axis) => part + share * (other[axis]! - part)) as unknown as Lab;
}

/** Relative luminance of WCAG 2, by Ottosson's matrix from OKLab to linear sRGB. */
function luminance([l, a, b]: Lab): number {
  const [x, y, z] = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((part) => part ** 3) as [number, number, number];
  const rgb = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ].map((part) => Math.min(1, Math.max(0, part))) as [number, number, number];
  return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

function contrast({ background, color }: CellColor, known: Map<string, string>): number {
  const [dark, light] = [luminance(labOf(background, known)), luminance(labOf(color, known))].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const known = tokens(theme);
  const ground = (color: CellColor) => luminance(labOf(color.background, known));

  test.each([
    ["ramp", rampColor],
    ["signed", signedColor],
  ] as const)("a figure can be read on every ground: %s", (_name, paint) => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (value) => {
        expect(contrast(paint(value), known)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test("whoever agrees more has the stronger colour, also between 0.50 and 0.82", () => {
    const strength = (color: CellColor) => (theme === "light" ? -1 : 1) * ground(color);
    for (const sign of [1, -1])
      for (let percent = 2; percent <= 100; percent += 2)
        expect(strength(signedColor((sign * percent) / 100))).toBeGreaterThan(
          strength(signedColor((sign * (percent - 2)) / 100)),
        );
    for (let percent = 2; percent <= 100; percent += 2)
      expect(strength(rampColor(percent / 100))).toBeGreaterThan(strength(rampColor((percent - 2) / 100)));
  });
});

test("zero is pale, signs go apart, and ends are clipped", () => {
  expect(signedColor(0).background).toBe("var(--signed-4)");
  expect(signedColor(-0.5).background).not.toBe(signedColor(0.5).background);
  expect(signedColor(-9)).toEqual(signedColor(-1));
  expect(rampColor(7)).toEqual(rampColor(1));
  expect(rampColor(-1).background).toBe("var(--ramp-1)");
});

test("the ninth person shares the first colour", () => {
  expect(categoryColor(8)).toBe(categoryColor(0));
});

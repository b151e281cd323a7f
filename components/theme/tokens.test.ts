import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, type Dichromacy, type Oklch, readOklchTokens, seenDistance, toLinearRgb } from "./oklch";

const css = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");
const [lightCss, darkCss] = css.split("@media screen") as [string, string];
const themes = { light: readOklchTokens(lightCss), dark: readOklchTokens(darkCss) };

const GROUNDS = ["paper", "raised", "sunken"];
const STATES = ["good", "warn", "bad", "info"];
const CATEGORIES = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `category-${n}`);
const steps = (name: string) => [1, 2, 3, 4, 5, 6, 7].map((n) => `${name}-${n}`);

test("the contrast of black on white is 21", () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
});

describe.each(Object.entries(themes))("%s tokens", (theme, tokens) => {
  const token = (name: string): Oklch => {
    const found = tokens.get(name);
    if (!found) throw new Error(`the ${theme} theme has no --${name}`);
    return found;
  };
  const pairsBelow = (minimum: number, pairs: string[][]) =>
    pairs
      .map(([front, back]) => ({ front, back, ratio: contrast(token(front!), token(back!)) }))
      .filter(({ ratio }) => ratio < minimum);

  test("both themes define the same names", () => {
    expect([...tokens.keys()].sort()).toEqual([...themes.light.keys()].sort());
  });

  test("every colour lies inside sRGB, so that what is checked is what is shown", () => {
    const outside = [...tokens].filter(([, color]) => toLinearRgb(color).some((part) => part < -0.002 || part > 1.002));
    expect(outside).toEqual([]);
  });

  test("text reaches 4.5 on every ground", () => {
    const words = ["ink", "muted", "slate", "gold-ink", ...STATES];
    expect(
      pairsBelow(
        4.5,
        words.flatMap((word) => GROUNDS.map((ground) => [word, ground])),
      ),
    ).toEqual([]);
  });

  test("text reaches 4.5 on washes and on the primary action", () => {
    const washes = [...STATES, "gold"].flatMap((state) => [
      [state === "gold" ? "gold-ink" : state, `${state}-wash`],
      ["ink", `${state}-wash`],
      ["muted", `${state}-wash`],
    ]);
    const filled = ["slate", "slate-hover", ...STATES].map((ground) => ["on-slate", ground]);
    expect(pairsBelow(4.5, [...washes, ...filled])).toEqual([]);
  });

  test("control edges, the focus ring and chart colours reach 3 on every ground they stand on", () => {
    const lines = ["edge", "gold"].flatMap((name) => GROUNDS.map((ground) => [name, ground]));
    const marks = [...CATEGORIES, "ramp-5"].flatMap((name) => [
      [name, "paper"],
      [name, "raised"],
    ]);
    expect(pairsBelow(3, [...lines, ...marks])).toEqual([]);
  });

  test("figures reach 4.5 in every cell of a heat map", () => {
    const amounts = steps("ramp").map((name, index) => [index < 4 ? "on-pale" : "on-deep", name]);
    const signed = steps("signed").map((name, index) => [index === 0 || index === 6 ? "on-deep" : "on-pale", name]);
    expect(pairsBelow(4.5, [...amounts, ...signed])).toEqual([]);
  });

  test.each<Dichromacy>(["protan", "deutan", "tritan"])("categories stay apart in %s vision", (vision) => {
    const close = CATEGORIES.flatMap((one, index) => CATEGORIES.slice(index + 1).map((two) => [one, two])).filter(
      ([one, two]) => seenDistance(token(one!), token(two!), vision) < 0.098,
    );
    expect(close).toEqual([]);
  });

  test("a ramp moves away from the ground at every step", () => {
    const ratios = steps("ramp").map((name) => contrast(token(name), token("paper")));
    expect(ratios).toEqual([...ratios].sort((a, b) => a - b));
  });
});

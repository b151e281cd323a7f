import { describe, expect, it } from "vitest";
import { bradleyTerry } from "@/lib/core/preference/bradley-terry";
import type { Comparison } from "@/lib/core/preference/comparison";

function games(first: string, second: string, wins: number, losses: number, ties = 0): Comparison[] {
  const game = (winner: Comparison["winner"], k: number): Comparison => ({
    item: `${first}${second}${k}`,
    annotator: "a",
    first,
    second,
    winner,
  });
  return [
    ...Array.from({ length: wins }, (_, k) => game("first", k)),
    ...Array.from({ length: losses }, (_, k) => game("second", k)),
    ...Array.from({ length: ties }, (_, k) => game("tie", k)),
  ];
}

/** Citations among four statistics journals: Stigler (1994), Statistical Science 9:94. */
const JOURNALS = [
  ...games("Biometrika", "Comm Statist", 730, 33),
  ...games("Biometrika", "JASA", 498, 320),
  ...games("Biometrika", "JRSS-B", 221, 284),
  ...games("Comm Statist", "JASA", 68, 813),
  ...games("Comm Statist", "JRSS-B", 17, 276),
  ...games("JASA", "JRSS-B", 142, 325),
];

describe("Bradley-Terry", () => {
  it("gives the log odds of two responses, log(30/10), with SE sqrt(1/30 + 1/10) of their difference", () => {
    const result = bradleyTerry(games("A", "B", 30, 10));
    if (!result.ok) throw new Error(result.reason);
    const [a, b] = result.strengths;
    expect(a!.strength - b!.strength).toBeCloseTo(Math.log(3), 10);
    expect(2 * a!.standardError).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10), 10);
    expect(a!.interval[1] - a!.strength).toBeCloseTo(1.959963984540054 * a!.standardError, 10);
  });

  it("reproduces the published strengths of four statistics journals (Stigler 1994: -2.9491, -.4796, .2690 against Biometrika)", () => {
    const result = bradleyTerry(JOURNALS);
    if (!result.ok) throw new Error(result.reason);
    const strength = Object.fromEntries(result.strengths.map((s) => [s.response, s.strength]));
    expect(strength["Comm Statist"]! - strength.Biometrika!).toBeCloseTo(-2.9491, 4);
    expect(strength.JASA! - strength.Biometrika!).toBeCloseTo(-0.4796, 4);
    expect(strength["JRSS-B"]! - strength.Biometrika!).toBeCloseTo(0.269, 4);
    expect(result.strengths.map(({ response }) => response)).toEqual(["JRSS-B", "Biometrika", "JASA", "Comm Statist"]);
  });

  it("counts a tie as half a win for each", () => {
    const tied = bradleyTerry(games("A", "B", 3, 1, 2));
    if (!tied.ok) throw new Error(tied.reason);
    expect(tied.strengths[0]!.strength - tied.strengths[1]!.strength).toBeCloseTo(Math.log(4 / 2), 10);
  });

  it("refuses what has no finite strengths, and nothing at all", () => {
    expect(bradleyTerry([])).toEqual({ ok: false, reason: "no-items" });
    expect(bradleyTerry(games("A", "B", 5, 0))).toEqual({ ok: false, reason: "not-identifiable" });
    const apart = [...games("A", "B", 1, 1), ...games("C", "D", 1, 1)];
    expect(bradleyTerry(apart)).toEqual({ ok: false, reason: "not-identifiable" });
    expect(bradleyTerry(games("A", "A", 3, 2))).toEqual({ ok: false, reason: "no-items" });
    const crowd = Array.from({ length: 1001 }, (_, k) => games(`r${k}`, `r${(k + 1) % 1001}`, 1, 1)).flat();
    expect(bradleyTerry(crowd)).toEqual({ ok: false, reason: "too-many-categories" });
  });
});

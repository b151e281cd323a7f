import { describe, expect, it } from "vitest";
import type { Estimate } from "@/lib/core/estimate";
import type { Line } from "./line";
import { type Known, linesOf } from "./lines";
import { stateOfAlpha, stateOfFlags, stateOfSample, stateOfShare, weakestFirst } from "./rules";

const estimate = (value: number | null, interval: [number, number] | null): Estimate => ({
  value,
  interval,
  standardError: null,
  confidence: 0.95,
  intervalMethod: null,
  items: 100,
  raters: 3,
  pairs: 300,
  judgments: 300,
  method: "alpha-ordinal",
  undefinedBecause: value === null ? "no-items" : null,
});

const NOTHING: Known = {
  examples: 0,
  kept: 0,
  labelled: 0,
  labels: 0,
  duplicates: null,
  agreement: [],
  disputed: [],
  contamination: null,
  checks: [],
  measured: [],
  reading: null,
  oddSources: [],
  facts: [],
};

const lineOn = (known: Partial<Known>, about: Line["about"], quality: Line["quality"] = null) =>
  linesOf({ ...NOTHING, ...known }).find((line) => line.about === about && line.quality === quality)!;

describe("when a line is weak", () => {
  it("of a share that is known exactly: over one in twenty", () => {
    expect([0, 0.01, 0.05, 0.051].map(stateOfShare)).toEqual(["sound", "look", "look", "weak"]);
  });

  it("of a sample: where the whole interval is over one in twenty, and sound where all of it is under", () => {
    const states = [
      estimate(0.2, [0.06, 0.4]),
      estimate(0.2, [0.04, 0.4]),
      estimate(0, [0, 0.049]),
      estimate(0, [0, 0.06]),
      estimate(0.1, null),
      estimate(null, null),
    ].map(stateOfSample);
    expect(states).toEqual(["weak", "look", "sound", "look", "look", "unknown"]);
  });

  it("of alpha: where the whole interval is under .667", () => {
    const states = [
      estimate(0.5, [0.4, 0.66]),
      estimate(0.6, [0.5, 0.7]),
      estimate(0.8, [0.667, 0.9]),
      estimate(0.9, null),
      estimate(null, null),
    ].map(stateOfAlpha);
    expect(states).toEqual(["weak", "look", "sound", "look", "unknown"]);
  });

  it("never by checks alone, which may be wrong; nor sound, since they may miss it", () => {
    expect([0, 1, 1000].map(stateOfFlags)).toEqual(["unknown", "look", "look"]);
  });

  it("of contamination with the first finding that is open, and not known where the comparison is old", () => {
    const states = [{ open: 1, isStale: true }, { open: 0, isStale: true }, { open: 0, isStale: false }, null].map(
      (contamination) => lineOn({ contamination }, "contamination").state,
    );
    expect(states).toEqual(["weak", "unknown", "sound", "unknown"]);
  });

  it("of duplicates as far as the search is as new as the examples", () => {
    const states = [
      { extra: 6, of: 100, isStale: true },
      { extra: 0, of: 100, isStale: true },
      { extra: 0, of: 100, isStale: false },
      { extra: 0, of: 0, isStale: false },
    ].map((duplicates) => lineOn({ duplicates }, "duplicates").state);
    expect(states).toEqual(["weak", "unknown", "sound", "sound"]);
  });
});

describe("the lines", () => {
  const check = (key: string, flagged: number, passed: number) => ({
    check: { key, title: key, quality: "formatted" as const },
    counts: { flagged, passed, unknown: 0 },
  });

  it("say of a quality what people read, else the check that flags most, else nothing", () => {
    const checks = [check("few", 1, 99), check("many", 5, 95), check("untold", 0, 0)];
    expect(lineOn({ checks }, "quality", "formatted")).toMatchObject({ name: "many", state: "look" });
    const reading = {
      id: "r",
      version: { number: 2, hash: "h" },
      shares: new Map([["formatted" as const, estimate(0.4, [0.3, 0.5])]]),
    };
    expect(lineOn({ checks, reading }, "quality", "formatted")).toMatchObject({
      state: "weak",
      from: { page: "read", reading: "r" },
    });
    expect(lineOn({ checks, reading }, "quality", "unique")).toMatchObject({
      state: "unknown",
      figure: { is: "none" },
    });
  });

  it("name the criterion with the least agreement and the one on which most is disputed", () => {
    const criterion = (key: string, value: number | null) => ({
      key,
      title: key,
      alpha: estimate(value, value === null ? null : [value - 0.1, value + 0.1]),
      versions: [],
    });
    const agreement = [criterion("none", null), criterion("high", 0.9), criterion("low", 0.3)];
    expect(lineOn({ agreement }, "agreement").name).toBe("low");
    const disputed = [
      { key: "a", title: "a", differ: 1 },
      { key: "b", title: "b", differ: 30 },
    ];
    expect(lineOn({ disputed, kept: 100 }, "disputed")).toMatchObject({ name: "b", state: "weak" });
  });

  it("name the check that is right least often, of those that were measured", () => {
    const measured = (key: string, value: number, interval: [number, number]) => ({
      key,
      title: key,
      precision: estimate(value, interval),
      version: { number: 2, hash: "h" },
    });
    const wrong = lineOn({ measured: [measured("good", 0.9, [0.8, 1]), measured("bad", 0.1, [0, 0.3])] }, "check");
    expect(wrong).toMatchObject({ name: "bad", state: "weak", from: { page: "checks", check: "bad" } });
    expect(lineOn({ measured: [measured("good", 0.9, [0.8, 1])] }, "check").state).toBe("sound");
  });

  it("come with the weakest first, and of equals the one that is further past its bound", () => {
    const lines = linesOf({
      ...NOTHING,
      examples: 100,
      kept: 100,
      duplicates: { extra: 10, of: 100, isStale: false },
      disputed: [{ key: "a", title: "a", differ: 30 }],
      contamination: { open: 0, isStale: false },
      checks: [check("many", 5, 95)],
    });
    const tainted = lineOn({ contamination: { open: 1, isStale: false } }, "contamination");
    expect(weakestFirst([...lines, tainted])[0]).toBe(tainted);
    const order = weakestFirst(lines).map(({ about, state }) => `${about} ${state}`);
    expect(order.slice(0, 3)).toEqual(["disputed weak", "duplicates weak", "quality look"]);
    expect(order.indexOf("contamination sound")).toBeLessThan(order.indexOf("examples told"));
    expect(order.filter((one) => one === "quality unknown")).toHaveLength(5);
  });
});

import { describe, expect, test } from "vitest";
import { createRandom } from "@/lib/core/random/generator";
import { type Facts, factsOf } from "./facts";
import { checkInstrument, type Rule } from "./rules";

interface Label {
  item: number;
  rater: number;
  position?: number;
  activeMs?: number;
  at?: number;
  round?: number;
  session?: number;
}

const NOW = 1e12;

function facts(labels: readonly Label[]): Facts {
  const column = (of: (label: Label) => number | undefined) => Int32Array.from(labels, (one) => of(one) ?? -1);
  const names = (of: (label: Label) => number) =>
    Array.from({ length: Math.max(-1, ...labels.map(of)) + 1 }, (_, k) => String(k));
  return factsOf(
    {
      items: names(({ item }) => item),
      raters: names(({ rater }) => rater),
      values: ["yes"],
      item: column(({ item }) => item),
      rater: column(({ rater }) => rater),
      value: column(() => 0),
    },
    {
      session: column(({ session }) => session),
      position: column(({ position }) => position),
      activeMs: column(({ activeMs }) => activeMs),
      at: Float64Array.from(labels, ({ at }) => at ?? 0),
      round: column(({ round }) => round),
    },
    NOW,
  );
}

/** 40 examples that three people label in an order of their own, a minute each, as this workbench records it. */
function sound(change: (label: Required<Label>, k: number) => Label = (label) => label): Label[] {
  const random = createRandom(7);
  return [0, 1, 2].flatMap((rater) => {
    const items = [...Array(40).keys()].map((item) => ({ item, by: random.uniform() })).sort((a, b) => a.by - b.by);
    return items.map(({ item }, k) =>
      change(
        {
          item,
          rater,
          session: rater,
          position: k + 1,
          activeMs: 20_000 + Math.floor(random.uniform() * 20_000),
          at: NOW - 1e8 + k * 60_000,
          round: 0,
        },
        k,
      ),
    );
  });
}

const rulesOf = (labels: readonly Label[]): Rule[] => checkInstrument(facts(labels), String).map(({ rule }) => rule);

describe("the check of the instrument", () => {
  test("finds nothing in what was labelled soundly, and nothing in nothing", () => {
    expect(rulesOf(sound())).toEqual([]);
    expect(rulesOf([])).toEqual([]);
  });

  test.each<[Rule, Label[]]>([
    ["one-person", sound().filter(({ rater }) => rater === 0)],
    ["little-overlap", sound().filter(({ rater, item }) => item < 12 || rater === (item < 26 ? 0 : 1))],
    ["two-each", sound().filter(({ rater }) => rater < 2)],
    ["one-has-most", sound().filter(({ rater, item }) => rater === 0 || item < 21 - rater)],
    [
      "fixed-order",
      sound(({ item, ...label }) => ({ ...label, item, position: item + 1, at: NOW - 1e8 + item * 60_000 })),
    ],
    ["no-places", sound(({ position: _position, ...label }) => label)],
    ["missing-times", sound(({ activeMs, ...label }, k) => (k < 5 ? label : { ...label, activeMs }))],
    ["equal-times", sound((label, k) => (k % 2 ? label : { ...label, activeMs: 30_000 }))],
    ["equal-moments", sound((label, k) => ({ ...label, activeMs: 0 + k, at: NOW - 1e8 + Math.floor(k / 2) * 60_000 }))],
    ["impossible-times", sound((label, k) => (k % 4 ? label : { ...label, activeMs: 90_000 + k }))],
    ["clock", sound((label, k) => (k === 39 ? { ...label, at: NOW + 60_000 } : label))],
    ["imported", sound(({ round, ...label }, k) => (k < 4 ? label : { ...label, round }))],
  ])("finds %s alone where it is planted", (rule, labels) => {
    expect(rulesOf(labels)).toEqual([rule]);
  });

  test("finds places that go against the moments of their session", () => {
    expect(rulesOf(sound((label, k) => ({ ...label, position: k % 8 === 0 ? k + 3 : k + 1 })))).toEqual(["clock"]);
  });

  test("finds people who share no example", () => {
    const other = sound().map((label) => ({
      ...label,
      item: label.item + 40,
      rater: label.rater + 3,
      session: 9 + label.rater,
    }));
    const found = checkInstrument(facts([...sound(), ...other]), String);
    expect(found.map(({ rule }) => rule)).toEqual(["groups-apart"]);
    expect(found[0]!.found).toContain("2 groups");
  });

  test("what stops a figure comes first, and each problem says what it affects", () => {
    const found = checkInstrument(facts(sound(({ item, rater }) => ({ item, rater, at: 0 }))), String);
    expect(found.map(({ rule, weight }) => [rule, weight])).toEqual([
      ["no-places", "stops"],
      ["missing-times", "stops"],
      ["equal-moments", "weakens"],
      ["imported", "weakens"],
    ]);
    expect(found.every(({ affects }) => affects.length > 0)).toBe(true);
  });
});

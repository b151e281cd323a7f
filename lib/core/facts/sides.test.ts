import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoresAlong } from "./against-scores";
import { apart, chosenAgainstOthers, compareSides } from "./compare";
import { differenceOf, meanOverExamples, medianOverExamples, shareOverExamples } from "./estimates";
import { tableOf } from "./fixtures/tables";
import { meetingAll } from "./flagged";
import { groupsOfHashes, sameBut } from "./groups";
import { heldFact } from "./held";
import { oddIn, pOf } from "./odd";
import { unitsOf } from "./place";

const whole = (n: number) => Uint32Array.from({ length: n }, (_, k) => k);

describe("estimates over examples", () => {
  test("of one value each are the ordinary ones", () => {
    const mean = meanOverExamples([1, 2, 3, 4], whole(4));
    // t(0.975; 3) = 3.182446, standard error = sqrt(5 / 3 / 4).
    expect(mean.value).toBe(2.5);
    expect(mean.interval![1] - 2.5).toBeCloseTo(3.182446 * Math.sqrt(5 / 12), 5);
    const share = shareOverExamples([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], whole(10));
    // Wilson of 1 in 10, as in Newcombe (1998).
    expect(share.interval![0]).toBeCloseTo(0.01788, 4);
    expect(share.interval![1]).toBeCloseTo(0.40415, 4);
    expect(shareOverExamples(new Uint8Array(60), whole(60)).interval![1]).toBeCloseTo(0.0602, 3);
  });

  test("do not become narrower when every part of an example says the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 2, max: 5 }),
        (given, copies) => {
          const once = given.map(Number);
          const many = once.flatMap((value) => Array.from({ length: copies }, () => value));
          const of = once.flatMap((_, example) => Array.from({ length: copies }, () => example));
          const [single, several] = [meanOverExamples(once, whole(once.length)), meanOverExamples(many, of)];
          expect(several.items).toBe(once.length);
          expect(several.interval![0]).toBeCloseTo(single.interval![0], 9);
          const [a, b] = [shareOverExamples(once, whole(once.length)), shareOverExamples(many, of)];
          expect(b.interval![1] - b.interval![0]).toBeGreaterThan(a.interval![1] - a.interval![0] - 1e-9);
        },
      ),
    );
  });

  test("take copies as one unit: of what stands there twice they are those of the one, and never narrower than of single examples", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 40 }), (once) => {
        const n = once.length;
        const twice = Float64Array.from([...once, ...once]);
        const unitOf = Int32Array.from(twice, (_, k) => k % n);
        const [one, both] = [meanOverExamples(once, whole(n)), meanOverExamples(twice, whole(2 * n), unitOf)];
        expect([both.items, both.units]).toEqual([2 * n, n]);
        expect(both.interval![0]).toBeCloseTo(one.interval![0], 9);
        const some = unitOf.map((unit) => (unit < 3 ? unit : -1));
        const width = ({ interval }: { interval: readonly [number, number] | null }) => interval![1] - interval![0];
        expect(width(meanOverExamples(twice, whole(2 * n), some))).toBeGreaterThanOrEqual(
          width(meanOverExamples(twice, whole(2 * n))) - 1e-9,
        );
        const flags = twice.map((value) => Number(value > 4));
        expect(width(shareOverExamples(flags, whole(2 * n), unitOf))).toBeGreaterThan(
          width(shareOverExamples(flags, whole(2 * n))) - 1e-9,
        );
      }),
      { numRuns: 60 },
    );
  });

  test("hold the median, and are none without values", () => {
    const values = Float64Array.from({ length: 101 }, (_, k) => k);
    const { value, interval } = medianOverExamples(values, whole(101));
    expect(value).toBe(50);
    // The exact interval ends at the order statistics 41 and 61, which are 40 and 60.
    expect(interval![0]).toBeGreaterThan(38);
    expect(interval![0]).toBeLessThan(42);
    expect(meanOverExamples([], []).undefinedBecause).toBe("no-items");
    expect(shareOverExamples([], []).value).toBeNull();
    expect(medianOverExamples(new Float64Array(0), []).interval).toBeNull();
  });

  test("cover the median of clustered values as often as they say", () => {
    const random = uniform(7);
    let covered = 0;
    for (let run = 0; run < 400; run++) {
      const [values, of]: [number[], number[]] = [[], []];
      for (let example = 0; example < 60; example++) {
        const own = gauss(random);
        for (let k = 0; k < 4; k++) {
          values.push(own + gauss(random) * 0.5);
          of.push(example);
        }
      }
      const [low, high] = medianOverExamples(Float64Array.from(values), of).interval!;
      if (low <= 0 && 0 <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.98);
  });

  test("differ as Newcombe's example 56 of 70 and 48 of 80", () => {
    const side = (k: number, n: number) =>
      shareOverExamples(
        Array.from({ length: n }, (_, i) => Number(i < k)),
        whole(n),
      );
    const { value, interval } = differenceOf(side(56, 70), side(48, 80));
    expect(value).toBeCloseTo(0.2, 9);
    expect(interval![0]).toBeCloseTo(0.0524, 4);
    expect(interval![1]).toBeCloseTo(0.3339, 4);
  });
});

function uniform(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}
const gauss = (random: () => number) => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

const response = (facts: Record<string, number | boolean>) => ({ part: "response", facts });

describe("two sides", () => {
  test("leave out what is on both, and say how far the shares are apart", () => {
    const table = tableOf(
      Array.from({ length: 40 }, (_, k) => ({
        facts: { source: k < 20 ? "wiki" : "forum" },
        parts: [response({ tokens: k < 20 ? 100 + k : k, html: k % 4 === 0 && k < 20 })],
      })),
    );
    const mask = (fact: string, word: string) => meetingAll(table, [{ fact, operator: "is", values: [word] }]);
    const all = new Uint8Array(40).fill(1);
    expect(apart(all, mask("source", "wiki"))).toMatchObject({ both: 20 });
    const sides = apart(mask("source", "wiki"), mask("source", "forum"));
    const units = (name: string, among: Uint8Array) =>
      unitsOf(table, heldFact(table, name)!.definition, { kind: "response" }, among);
    const html = compareSides(heldFact(table, "html")!, units("html", sides.first), units("html", sides.second));
    expect(html.shares).toHaveLength(1);
    expect(html.shares[0]).toMatchObject({ of: null, difference: { value: 0.25 } });
    const tokens = compareSides(
      heldFact(table, "tokens")!,
      units("tokens", sides.first),
      units("tokens", sides.second),
    );
    expect(tokens.mean!.value).toBeCloseTo(109.5 - 29.5, 9);
    expect(tokens.median!.value).toBeCloseTo(80, 9);
    expect(tokens.first).toMatchObject({
      range: { bins: { edges: (tokens.second as typeof tokens.first & { is: "amounts" }).range!.bins.edges } },
    });
  });

  test("of a comparison are its chosen response and the others", () => {
    const pair = (a: number, b: number) => ({
      facts: {},
      parts: [{ part: "prompt", facts: { tokens: 1 } }, response({ tokens: a }), response({ tokens: b })],
    });
    const table = tableOf([pair(10, 4), pair(5, 9), pair(7, 7), pair(3, 1)]);
    const found = chosenAgainstOthers(table, heldFact(table, "tokens")!, Int32Array.of(0, 1, 0, -1))!;
    // 10 against 4, 9 against 5, 7 against 7; the last was not decided.
    expect(found.difference.value).toBeCloseTo((6 + 4 + 0) / 3, 9);
    expect(found.more).toMatchObject({ value: 1, items: 2 });
    expect(found.chosen).toMatchObject({ units: 3 });
  });
});

describe("what is odd in one source", () => {
  const planted = tableOf(
    Array.from({ length: 400 }, (_, k) => ({
      facts: { source: ["a", "b", "c", "d"][k % 4]! },
      parts: [response({ html: k % 4 === 1 && k % 3 === 0, markdown: k % 7 === 0, tokens: 50 + (k % 13) })],
    })),
  );

  test("is found, and nothing else", () => {
    const facts = ["html", "markdown", "tokens"].map((fact) => ({ fact, part: { kind: "response" as const } }));
    const { found, looks } = oddIn(planted, heldFact(planted, "source")!, facts);
    expect(looks).toBe(12);
    expect(found[0]).toMatchObject({ in: "b", fact: "html", of: null, rest: { value: 0 } });
    expect(found[0]!.own.value).toBeCloseTo(1 / 3, 1);
    expect(new Set(found.map(({ fact }) => fact))).toEqual(new Set(["html"]));
  });

  test("has Fisher's p-value twice where few are expected, and that of chi-square elsewhere", () => {
    // Fisher's tea: 3 of 4 against 1 of 4 has 17/70 in the tail.
    expect(pOf({ n: 4, k: 3, N: 4, K: 1 })).toBeCloseTo(34 / 70, 9);
    // Chi-square is 8 / 3.
    expect(pOf({ n: 100, k: 30, N: 100, K: 20 })).toBeCloseTo(0.1025, 4);
    expect(pOf({ n: 30, k: 30, N: 10_000, K: 0 })).toBeLessThan(1e-60);
    expect(pOf({ n: 10, k: 0, N: 20, K: 0 })).toBe(1);
  });
});

function grouped<One, Key>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

test("groups of equal hashes, and what differs within them, are those of plain maps", () => {
  const hash = fc.bigInt({ min: 0n, max: 6n }).map((value) => value * 0x1_0000_0001n * 977n);
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, hash), { maxLength: 60 }), (given) => {
      const [same, other] = [0, 1].map((side) => BigUint64Array.from(given, (pair) => pair[side as 0]));
      const counts = grouped([...same!].filter(Boolean), (one) => one);
      const large = [...counts.values()].filter((one) => one.length > 1);
      expect(groupsOfHashes(same!)).toMatchObject({
        distinct: counts.size,
        groups: large.length,
        repeated: large.flat().length,
        present: given.filter(([one]) => one !== 0n).length,
      });
      const both = grouped(
        given.filter(([a, b]) => a && b),
        ([a]) => a,
      );
      const differing = [...both.values()].filter((pairs) => new Set(pairs.map(([, b]) => b)).size > 1);
      expect(sameBut(same!, other!)).toMatchObject({ groups: differing.length, examples: differing.flat().length });
    }),
  );
});

test("labels along a fact: means by fifths, and above the median against below", () => {
  const table = tableOf(
    Array.from({ length: 100 }, (_, k) => ({ facts: {}, parts: [response({ tokens: k, html: k >= 90 })] })),
  );
  const scores = Float64Array.from({ length: 100 }, (_, k) => (k === 0 ? Number.NaN : k >= 50 ? 4 : 3));
  const units = unitsOf(table, { on: "part" }, { kind: "response" });
  const along = scoresAlong(heldFact(table, "tokens")!, units, scores);
  expect(along.groups).toHaveLength(5);
  expect(along.groups.map(({ score }) => score.items).reduce((a, b) => a + b, 0)).toBe(99);
  expect(along.split).toMatchObject({ above: 50, difference: { value: expect.closeTo(1 - 1 / 50, 9) } });
  const html = scoresAlong(heldFact(table, "html")!, units, scores);
  expect(html.split!.difference.value).toBeCloseTo(4 - (40 * 4 + 49 * 3) / 89, 9);
});

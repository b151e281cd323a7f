import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "@/lib/core/random/generator";
import { shingled, similarity } from "./shingles";
import { findStars } from "./testing/find-stars";

const random = createRandom(13);
const among = <T>(list: readonly T[]) => list[random.uint32() % list.length]!;
const word = () =>
  Array.from({ length: 2 + (random.uint32() % 8) }, () => among([..."abcdefghijklmnopqrstuvwxyz"])).join("");
const WORDS = Array.from({ length: 3000 }, word);
const text = (words: number) => Array.from({ length: words }, () => among(WORDS)).join(" ");
const changed = (given: string, share: number) =>
  given
    .split(" ")
    .map((one) => (random.uniform() < share ? among(WORDS) : one))
    .join(" ");

/** What `stars` promises, found by looking at every pair. */
function byBruteForce(texts: readonly string[], threshold: number) {
  const sets = texts.map(shingled);
  const kept: number[] = [];
  const rays: { node: number; centre: number }[] = [];
  for (const node of texts.keys()) {
    const centre = kept.find((other) => similarity(sets[node]!, sets[other]!) >= threshold);
    if (centre === undefined) kept.push(node);
    else rays.push({ node, centre });
  }
  return rays;
}

describe("stars", () => {
  test("a chain A–B–C with A unlike C is not one cluster", async () => {
    const words = Array.from({ length: 140 }, () => among(WORDS));
    const [a, b, c] = [words.slice(0, 120), words.slice(10, 130), words.slice(20, 140)].map((part) => part.join(" "));
    expect(similarity(shingled(a!), shingled(b!))).toBeGreaterThan(0.8);
    expect(similarity(shingled(a!), shingled(c!))).toBeLessThan(0.8);
    const kept = async (texts: string[]) =>
      (await findStars(texts)).map(({ node, centre }) => [texts[node], texts[centre]]);
    expect(await kept([a!, b!, c!])).toEqual([[b, a]]);
    // Whoever is kept first decides; b in the middle takes both.
    expect(await kept([b!, c!, a!])).toEqual([
      [c, b],
      [a, b],
    ]);
  });

  test("agree with a look at every pair", async () => {
    const bases = fc.array(fc.array(fc.constantFrom(..."abcde"), { minLength: 4, maxLength: 70 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(
        bases,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(..."abcdexyz")), { maxLength: 25 }),
        async (given, edits) => {
          const texts = given.map((letters) => letters.map((letter) => `${letter}${letter}`).join(" "));
          for (const [which, place, letter] of edits) {
            const parts = texts[which % texts.length]!.split(" ");
            parts[place % parts.length] = letter;
            texts.push(parts.join(" "));
          }
          const distinct = [...new Set(texts)];
          const found = await findStars(distinct, { threshold: 0.9 });
          expect(found.map(({ node, centre }) => ({ node, centre }))).toEqual(byBruteForce(distinct, 0.9));
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  test("find at least 99 of 100 planted pairs, and none below the threshold", async () => {
    const lengths = [12, 30, 45, 52, 60, 90, 200];
    const bases = Array.from({ length: 3000 }, () => text(among(lengths)));
    const texts = [...bases, ...bases.map((base) => changed(base, 0.03))];
    const sets = texts.map(shingled);
    const planted = bases.flatMap((_, k) => {
      const found = similarity(sets[k]!, sets[k + bases.length]!);
      return found >= 0.8 && found < 1 ? [k] : [];
    });
    const rays = await findStars(texts);
    const taken = new Set(
      rays.filter(({ node, centre }) => node === centre + bases.length).map(({ centre }) => centre),
    );
    expect(planted.length).toBeGreaterThan(500);
    expect(planted.filter((k) => taken.has(k)).length / planted.length).toBeGreaterThanOrEqual(0.99);
    for (const { node, centre, similarity: said } of rays) {
      expect(said).toBeGreaterThanOrEqual(0.8);
      expect(similarity(sets[node]!, sets[centre]!)).toBe(said);
    }
  });

  test("ten thousand that are alike take one look each", async () => {
    const base = text(80);
    const texts = Array.from({ length: 10_000 }, (_, k) => `${base} number ${k}`);
    const rays = await findStars(texts);
    expect(rays).toHaveLength(9_999);
    expect(new Set(rays.map(({ centre }) => centre))).toEqual(new Set([0]));
  });

  test("a pair that is said to be apart stays apart", async () => {
    const base = text(60);
    const rays = await findStars([base, `${base} one`, `${base} two`], { isApart: (a, b) => a + b === 1 });
    expect(rays.map(({ node, centre }) => [node, centre])).toEqual([[2, 0]]);
  });
});

describe("no false cluster", () => {
  const cases: Record<string, () => string[]> = {
    "ten thousand prompts of four words": () => [...new Set(Array.from({ length: 10_000 }, () => text(4)))],
    "ten thousand values of the calls of one schema": () => [
      ...new Set(
        Array.from(
          { length: 10_000 },
          () => `search_flights ${among(WORDS)} ${among(WORDS)} 2026-11-${10 + (random.uint32() % 20)} ${among(WORDS)}`,
        ),
      ),
    ],
    "Chinese texts": () => {
      const sign = () => String.fromCodePoint(0x4e00 + (random.uint32() % 3000));
      return Array.from({ length: 2000 }, () => Array.from({ length: 3 + (random.uint32() % 90) }, sign).join(""));
    },
    "empty and very long texts": () => [
      "",
      " ",
      "a",
      text(200_000),
      text(200_000),
      "x".repeat(1_000_000),
      `${"x".repeat(1_000_000)}y`,
    ],
  };
  test.each(Object.entries(cases))("%s", async (_, make) => {
    const texts = make();
    const sets = texts.map(shingled);
    for (const { node, centre } of await findStars(texts))
      expect(similarity(sets[node]!, sets[centre]!)).toBeGreaterThanOrEqual(0.8);
  });

  test("calls of one schema that share most of their text", async () => {
    const schema = text(20);
    const texts = Array.from({ length: 2000 }, () => `${schema} ${text(5)}`);
    const sets = texts.map(shingled);
    const rays = await findStars(texts, { threshold: 0.85 });
    for (const { node, centre } of rays) expect(similarity(sets[node]!, sets[centre]!)).toBeGreaterThanOrEqual(0.85);
    expect(rays.length).toBeLessThan(texts.length / 10);
  });
});

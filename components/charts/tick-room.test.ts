import fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenBelow, roomFor } from "./tick-room";

const even = (words: readonly string[]) =>
  words.map((each, k) => ({ words: each, at: k / Math.max(1, words.length - 1) }));

test("figures on a scale never touch, its ends always stand, and a wider scale loses none", () => {
  const figure = fc.stringMatching(/^[−+]?\d{1,3}(\.\d{1,3})?$/);
  fc.assert(
    fc.property(
      fc.array(figure, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 110, max: 900 }),
      (words, width) => {
        const ticks = even(words);
        const from = roomFor(ticks);
        const seen = ticks.filter((_, k) => from[k]! <= width);
        expect([seen[0], seen.at(-1)]).toEqual([ticks[0], ticks.at(-1)]);
        // The ends alone have what room there is.
        const isSparse = seen.length <= 2;
        for (const [k, tick] of seen.slice(1).entries()) {
          const between = (tick.at - seen[k]!.at) * width;
          expect(isSparse || between >= ((tick.words.length + seen[k]!.words.length) / 2) * 7).toBe(true);
        }
      },
    ),
  );
});

test("five figures become three, then two", () => {
  const seenAt = (width: number, words: readonly string[]) =>
    roomFor(even(words)).filter((from) => from <= width).length;
  const [short, long] = [
    ["0", "25", "50", "75", "100"],
    ["−0.150", "−0.075", "0.000", "0.075", "0.150"],
  ];
  expect([300, 120, 60].map((width) => seenAt(width, short!))).toEqual([5, 5, 3]);
  expect([300, 200, 105, 80].map((width) => seenAt(width, long!))).toEqual([5, 3, 3, 2]);
});

test("a figure is hidden in all that is too narrow for it", () => {
  expect(hiddenBelow(0)).toBeUndefined();
  expect(hiddenBelow(113)).toBe("@max-[144px]/scale:hidden");
  expect(hiddenBelow(544)).toBe("@max-[544px]/scale:hidden");
  expect(hiddenBelow(Number.POSITIVE_INFINITY)).toBe("hidden");
});

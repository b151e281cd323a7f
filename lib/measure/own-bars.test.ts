import fc from "fast-check";
import { expect, test } from "vitest";
import { ownBars } from "./own-bars";

const options = ["late", "early", "never"].map((value) => ({ value, label: value }));

test("answers stand as they are asked, also those never given", () => {
  expect(ownBars({ options }, [{ value: "early", n: 3 }])).toEqual([
    { value: "late", n: 0 },
    { value: "early", n: 3 },
    { value: "never", n: 0 },
  ]);
  const scale = { min: 1, max: 10, anchors: {} };
  const bars = ownBars({ scale }, [
    { value: 10, n: 1 },
    { value: 2, n: 4 },
  ]);
  expect(bars.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(bars.filter(({ n }) => n > 0)).toEqual([
    { value: 2, n: 4 },
    { value: 10, n: 1 },
  ]);
});

test("a long scale has few bars, from its lowest to its highest, and no label is lost", () => {
  const counted = fc.uniqueArray(fc.record({ value: fc.nat(100), n: fc.integer({ min: 1, max: 50 }) }), {
    selector: ({ value }) => value,
  });
  fc.assert(
    fc.property(counted, fc.constantFrom(1, 0.25, undefined), (given, step) => {
      const bars = ownBars({ scale: { min: 0, max: 100, anchors: {}, ...(step && { step }) } }, given);
      expect(bars.length).toBe(20);
      expect([bars[0]!.value, bars.at(-1)!.value]).toEqual(["0 – 5", "95 – 100"]);
      const sum = (of: readonly { n: number }[]) => of.reduce((all, { n }) => all + n, 0);
      expect(sum(bars)).toBe(sum(given));
    }),
  );
});

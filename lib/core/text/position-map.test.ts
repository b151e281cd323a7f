import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitOffsets } from "./code-points";
import { composeMaps, editText, moveSpan, type PositionMap } from "./position-map";

const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "👍", "字", " "), maxLength: 4 });

/** Edits of a text, as many as there are cuts, at places that are no half of a pair. */
const editsOf = (text: string) =>
  fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 4 }), word), { maxLength: 5 }).map((cuts) => {
    const points = [...text].map((_, at) => at);
    const offsets = [...unitOffsets(text, points), text.length];
    let least = 0;
    return cuts
      .toSorted(([a], [b]) => a - b)
      .flatMap(([start, length, by]) => {
        if (start < least || start + length >= offsets.length) return [];
        least = start + length + 1;
        return [{ from: offsets[start]!, to: offsets[start + length]!, by }];
      });
  });

const texts = fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "👍", "字", " ", "\n"), maxLength: 30 });
const twice = texts
  .chain((text) => editsOf(text).map((edits) => ({ text, edits })))
  .chain(({ text, edits }) => editsOf(editText(text, edits).text).map((more) => ({ text, edits, more })));

const isUntouched = (map: PositionMap, at: number) => !map.some(({ from, to }) => at >= from && at < to);

describe("moveSpan", () => {
  const map = [
    { from: 2, to: 5, length: 1 },
    { from: 8, to: 8, length: 2 },
    { from: 10, to: 12, length: 0 },
  ];

  it.each([
    [0, 2, { from: 0, to: 2, exact: true }],
    [0, 5, { from: 0, to: 3, exact: true }],
    [2, 5, { from: 2, to: 3, exact: true }],
    [3, 4, { from: 2, to: 3, exact: false }],
    [4, 8, { from: 2, to: 6, exact: false }],
    [6, 8, { from: 4, to: 6, exact: true }],
    [8, 9, { from: 8, to: 9, exact: true }],
    [7, 9, { from: 5, to: 9, exact: true }],
    [10, 12, null],
    [9, 11, { from: 9, to: 10, exact: false }],
    [12, 14, { from: 10, to: 12, exact: true }],
  ])("a span from %i to %i", (from, to, moved) => {
    expect(moveSpan(map, { from, to })).toEqual(moved);
  });
});

it("every code point that was not replaced is found again, in order", () => {
  fc.assert(
    fc.property(twice, ({ text, edits, more }) => {
      const one = editText(text, edits);
      const two = editText(one.text, more);
      for (const { map, result } of [
        { map: one.map, result: one.text },
        { map: composeMaps(one.map, two.map), result: two.text },
      ]) {
        let last = -1;
        for (const [at, sign] of [...text].entries()) {
          const moved = moveSpan(map, { from: at, to: at + 1 });
          if (!isUntouched(map, at)) continue;
          expect([...result].slice(moved!.from, moved!.to).join("")).toBe(sign);
          expect(moved!.from).toBeGreaterThan(last);
          last = moved!.from;
        }
      }
    }),
  );
});

it("what two maps lead to in turn, their composition leads to, as far as it says exactly", () => {
  fc.assert(
    fc.property(twice, fc.nat({ max: 30 }), fc.nat({ max: 10 }), ({ text, edits, more }, from, length) => {
      const one = editText(text, edits);
      const two = editText(one.text, more);
      const whole = moveSpan(composeMaps(one.map, two.map), { from, to: from + length });
      const first = moveSpan(one.map, { from, to: from + length });
      const second = first && moveSpan(two.map, first);
      if (whole?.exact && first?.exact && second?.exact) {
        expect(second.from).toBeGreaterThanOrEqual(whole.from);
        expect(second.to).toBeLessThanOrEqual(whole.to);
      }
      expect([...two.text].length).toBe(
        composeMaps(one.map, two.map).reduce(
          (sum, { from, to, length }) => sum + length - (to - from),
          [...text].length,
        ),
      );
    }),
  );
});

it("composes as sorting all changes and joining those that touch does", () => {
  fc.assert(
    fc.property(twice, ({ text, edits, more }) => {
      const one = editText(text, edits);
      const two = editText(one.text, more);
      expect(composeMaps(one.map, two.map)).toEqual(composedSlowly(one.map, two.map));
    }),
    { numRuns: 1000 },
  );
});

function composedSlowly(first: PositionMap, second: PositionMap): PositionMap {
  let shift = 0;
  const own = first.map(({ from, to, length }) => {
    const start = from + shift;
    shift += length - (to - from);
    return { from: start, to: start + length, grew: length - (to - from), grows: 0 };
  });
  const all = [...own, ...second.map(({ from, to, length }) => ({ from, to, grew: 0, grows: length - (to - from) }))];
  all.sort((a, b) => a.from - b.from || a.to - b.to);
  const blocks: typeof all = [];
  for (const next of all) {
    const last = blocks.at(-1);
    if (!last || next.from > last.to) blocks.push({ ...next });
    else
      Object.assign(last, {
        to: Math.max(last.to, next.to),
        grew: last.grew + next.grew,
        grows: last.grows + next.grows,
      });
  }
  let grown = 0;
  return blocks.map(({ from, to, grew, grows }) => {
    const start = from - grown;
    grown += grew;
    return { from: start, to: to - grown, length: to - from + grows };
  });
}

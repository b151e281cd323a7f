import fc from "fast-check";
import { expect, test } from "vitest";
import { fairShare, LEAST_HELD } from "./fair-share";

test("alone one may take everything; of many nobody takes much", () => {
  expect(fairShare(40, 1)).toBe(40);
  expect(fairShare(40, 2)).toBe(13);
  expect(fairShare(40, 5)).toBe(4);
  expect(fairShare(40, 0)).toBe(40);
  expect(fairShare(0, 5)).toBe(LEAST_HELD);
});

test("however many come one after the other, each finds as much as anybody has, and what waits is never all in hands", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 3000 }), fc.integer({ min: 2, max: 40 }), (places, people) => {
      let open = places;
      const held: number[] = [];
      for (let at = 0; at < people; at++) {
        const expected = Math.min(people, held.length + 2);
        // Those who are there give back what is too much by now, as they do after each example.
        for (const [who, has] of held.entries()) {
          const kept = Math.min(has, fairShare(open, expected));
          open += has - kept;
          held[who] = kept;
        }
        const most = Math.max(0, ...held);
        if (most > LEAST_HELD) expect(open).toBeGreaterThanOrEqual(most);
        let mine = 0;
        while (open > 0 && mine < fairShare(open, expected)) {
          mine += 1;
          open -= 1;
        }
        held.push(mine);
        if (mine > LEAST_HELD) expect(open).toBeGreaterThanOrEqual((expected - 1) * mine);
      }
    }),
  );
});

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

test("whoever stocks up first leaves as much for each of the others as they have", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 3000 }), fc.integer({ min: 2, max: 40 }), (places, people) => {
      let open = places;
      const held = Array.from({ length: people }, () => 0);
      for (let person = 0; person < people; person++) {
        while (open > 0 && held[person]! < fairShare(open, people)) {
          held[person]! += 1;
          open -= 1;
        }
        const others = people - 1 - person;
        if (held[person]! > LEAST_HELD) expect(open).toBeGreaterThanOrEqual(others * held[person]!);
      }
    }),
  );
});

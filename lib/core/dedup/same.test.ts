import fc from "fast-check";
import { expect, test } from "vitest";
import { firstOfSame } from "./same";

test("the first in the order that has the same identity, as a look at all finds it", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 20n })), fc.nat(), (values, seed) => {
      // Small numbers crowd the table, and those of the upper half alone meet in one place of it.
      const identity = BigUint64Array.from(values, (value) => (value % 2n === 0n ? value : value << 40n));
      const order = Uint32Array.from(values.keys()).map((row) => (row + seed) % values.length);
      const rows = [...order];
      const expected = identity.map((_, row) => BigInt(rows.find((other) => identity[other] === identity[row])!));
      expect([...firstOfSame(order, identity)].map(BigInt)).toEqual([...expected]);
    }),
  );
});

test("a million of one identity are one", () => {
  const identity = new BigUint64Array(1_000_000).fill(7n);
  const firsts = firstOfSame(Uint32Array.from(identity.keys()), identity);
  expect(firsts.every((first) => first === 0)).toBe(true);
});

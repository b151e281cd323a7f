import fc from "fast-check";
import { expect, test } from "vitest";
import { combinations, multisets } from "./multisets";

const OWNERS = 12;
const row = fc.record({ owner: fc.nat(OWNERS - 1), a: fc.nat(3), b: fc.nat(2) });

test("owners share a set exactly where their rows are the same but for the order", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const column = (name: keyof (typeof rows)[number]) => Int32Array.from(rows, (one) => one[name]);
      const { code, first } = combinations(column("a"), column("b"));
      expect(Array.from(code, (k) => rows[first[k]!]).map((one) => [one!.a, one!.b])).toEqual(
        rows.map(({ a, b }) => [a, b]),
      );
      expect(new Set(code).size).toBe(first.length);
      const { of, sets } = multisets(column("owner"), OWNERS, code);
      const plain = Array.from({ length: OWNERS }, (_, o) =>
        Array.from(code.filter((_, t) => rows[t]!.owner === o)).sort((a, b) => a - b),
      );
      expect(Array.from(of, (set) => (set < 0 ? [] : sets[set]!.symbols))).toEqual(plain);
      expect(sets.map(({ owners }) => owners)).toEqual(sets.map((_, set) => of.filter((one) => one === set).length));
      expect(new Set(sets.map(({ symbols }) => symbols.join())).size).toBe(sets.length);
    }),
  );
});

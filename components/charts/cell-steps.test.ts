import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepFrom } from "./cell-steps";

const LEADS = [
  [false, true, true],
  [true, false, true],
  [true, true, false],
];

describe("from cell to cell of a table by its keys", () => {
  test("over a cell that leads nowhere", () => {
    expect(stepFrom([0, 1], "ArrowDown", LEADS)).toEqual([2, 1]);
    expect(stepFrom([1, 0], "ArrowRight", LEADS)).toEqual([1, 2]);
    expect(stepFrom([2, 1], "ArrowUp", LEADS)).toEqual([0, 1]);
  });

  test("not beyond the side", () => {
    expect(stepFrom([0, 1], "ArrowLeft", LEADS)).toBeNull();
    expect(stepFrom([0, 2], "ArrowRight", LEADS)).toBeNull();
  });

  test("to both ends of a row", () => {
    expect(stepFrom([1, 2], "Home", LEADS)).toEqual([1, 0]);
    expect(stepFrom([2, 0], "End", LEADS)).toEqual([2, 1]);
    expect(stepFrom([2, 1], "End", LEADS)).toBeNull();
  });

  test("other keys are left to the browser", () => {
    expect(stepFrom([0, 1], "Enter", LEADS)).toBeNull();
    expect(stepFrom([0, 1], "Tab", LEADS)).toBeNull();
  });

  test("always to a cell that leads somewhere, in the same row or column", () => {
    const tables = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const keys = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End");
    fc.assert(
      fc.property(tables, fc.nat(5), fc.nat(3), keys, (leads, row, column, key) => {
        const to = stepFrom([row, column], key, leads);
        if (to === null) return;
        expect(leads[to[0]]![to[1]]).toBe(true);
        expect(to[0] === row || to[1] === column).toBe(true);
        expect(to).not.toEqual([row, column]);
      }),
    );
  });
});

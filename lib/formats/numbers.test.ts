import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasDecimalComma, looksMissing, numberProblem, readDecimal } from "@/lib/formats/numbers";

describe("readDecimal", () => {
  it("reads what JavaScript writes of a number, with either mark", () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (number) => {
        expect(readDecimal(` ${number} `)).toBe(Number(String(number)));
        expect(readDecimal(String(number).replace(".", ","), "comma")).toBe(Number(String(number)));
      }),
    );
  });

  it("reads German figures, with points between thousands", () => {
    const figure = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(figure, ([whole, cents]) => {
        const written = `${whole.toLocaleString("de")},${String(cents).padStart(2, "0")}`;
        expect(readDecimal(written, "comma")).toBe(Number(`${whole}.${String(cents).padStart(2, "0")}`));
      }),
    );
  });

  it.each(["", "3,5", "1,000", "4/5", "80%", "0x10", "Infinity", "NaN", "1.2.3", "e5", ".", "+"])(
    "takes %j for no number with a decimal point",
    (text) => {
      expect(readDecimal(text)).toBeNaN();
    },
  );

  it.each(["", "3.5", "1.00", "1.0000", "3,5,1", ",", "1,000.5", "e5"])(
    "takes %j for no number with a decimal comma",
    (text) => {
      expect(readDecimal(text, "comma")).toBeNaN();
    },
  );

  it("takes 1.000 for a thousand only where commas part decimals", () => {
    expect([readDecimal("1.000"), readDecimal("1.000", "comma")]).toEqual([1, 1000]);
  });
});

describe("numberProblem", () => {
  it.each([
    ["3,5", '"decimals": "comma"'],
    ["1,234,567.5", "between thousands"],
    ["1,000", "may part thousands; write it without"],
    ["4/5", "one number out of another"],
    ["4 out of 5", "one number out of another"],
    ["80 %", "percentage"],
    ["5 stars", "words beside its number"],
    ["N/A", '"missing": ["N/A"]'],
    ["very good", "is no number"],
    [" ", "is empty"],
  ])("says of %j what to do", (text, remedy) => {
    expect(numberProblem(text)).toContain(remedy);
  });

  it("says of a point among commas that all are to be written in one way", () => {
    expect(numberProblem("3.5", "comma")).toContain("decimal point");
  });
});

it("knows words for what is missing, and decimal commas, only where they stand alone", () => {
  expect(["nan", "NULL", "None", "n/a", " NA ", "#N/A"].every(looksMissing)).toBe(true);
  expect(["banana", "none of them", "0", ""].some(looksMissing)).toBe(false);
  expect(["3,5", "1.000,5"].every(hasDecimalComma)).toBe(true);
  expect(["3.5", "a, b", "1,000.5", ","].some(hasDecimalComma)).toBe(false);
});

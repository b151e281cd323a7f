import fc from "fast-check";
import { expect, test } from "vitest";
import { connectionWords } from "./connection";

const way = { online: true, unreachable: false, unsaved: 0, wasUnsaved: false };

test("a submit on its usual way is neither called saved nor made a fuss of", () => {
  expect(connectionWords({ ...way, unsaved: 1 })).toEqual({
    sign: "none",
    short: "1 unsaved",
    long: "1 example is on the way.",
    told: false,
  });
  expect(connectionWords({ ...way, wasUnsaved: true })).toMatchObject({ sign: "none", short: "Saved", told: false });
  expect(connectionWords(way)).toMatchObject({ sign: "saved", told: false });
});

test("one that takes longer, and a cut way, say how much is kept", () => {
  expect(connectionWords({ ...way, unsaved: 2, wasUnsaved: true })).toMatchObject({ sign: "up", told: true });
  expect(connectionWords({ ...way, unreachable: true, unsaved: 2 }).long).toBe(
    "The server does not answer. 2 examples are kept in this browser and will be sent.",
  );
  expect(connectionWords({ ...way, online: false }).long).toMatch(/^No network\. Nothing is waiting/);
});

test("nothing is ever called saved while something is on its way", () => {
  const any = fc.record({
    online: fc.boolean(),
    unreachable: fc.boolean(),
    unsaved: fc.integer({ min: 1, max: 99 }),
    wasUnsaved: fc.boolean(),
  });
  fc.assert(
    fc.property(any, (said) => {
      const { sign, short, long } = connectionWords(said);
      expect([sign, short, long].join(" ")).not.toMatch(/\bsaved|has reached/i);
    }),
  );
});

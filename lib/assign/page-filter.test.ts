import { expect, test } from "vitest";
import { roundHref, roundPage, roundsCursor } from "./page-filter";

const DEFAULTS = { people: 1, labels: null, examples: 1, reason: null, skips: 1, leases: 1 };

test("what cannot be read falls back to its default", () => {
  expect(roundPage({})).toEqual(DEFAULTS);
  expect(roundPage({ people: "0", labels: "many", skips: ["2", "3"], leases: "1e9", reason: "" })).toEqual(DEFAULTS);
  expect(roundsCursor({ before: "'; DROP" })).toBeUndefined();
});

test("an address written is read back the same", () => {
  const asked = { ...DEFAULTS, labels: 1, examples: 3, reason: "no-expertise" };
  const href = roundHref("/r", roundPage({}), asked, "examples");
  expect(href).toBe("/r?labels=1&examples=3&reason=no-expertise#examples");
  const search = Object.fromEntries(new URL(href, "http://here").searchParams);
  expect(roundPage(search)).toEqual(asked);
  expect(roundHref("/r", asked, { labels: null, examples: 1, reason: null }, "people")).toBe("/r#people");
});

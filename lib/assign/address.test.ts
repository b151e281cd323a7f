import { expect, test } from "vitest";
import { roundAddress, roundsAddress } from "./address";

const DEFAULTS = { people: 1, examples: 1, skips: 1, leases: 1 };

test("what cannot be read falls back to its default", async () => {
  expect(await roundAddress.load("")).toEqual(DEFAULTS);
  expect(await roundAddress.load("?people=0&labels=many&skips=none&leases=1e9&reason=")).toEqual(DEFAULTS);
  expect(await roundsAddress.load("?before=%27;%20DROP")).toEqual({});
});

test("an address written is read back the same", async () => {
  const asked = { ...DEFAULTS, labels: 1, examples: 3, reason: "no-expertise" };
  const href = roundAddress.href("/r#examples", asked);
  expect(href).toBe("/r?labels=1&examples=3&reason=no-expertise#examples");
  expect(await roundAddress.load(href.slice(href.indexOf("?"), href.indexOf("#")))).toEqual(asked);
  expect(roundAddress.href("/r#people", { ...asked, labels: null, examples: 1, reason: null })).toBe("/r#people");
});

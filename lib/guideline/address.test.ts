import { expect, test } from "vitest";
import { boardAddress, boardHref } from "./address";

test("reads the filter and writes it back with what changes", async () => {
  const asked = await boardAddress.load("?state=done&criterion=tone&clause=");
  expect(asked).toEqual({ criterion: "tone", state: "done" });
  expect(boardHref("g", { ...asked, state: "open" })).toBe("/guidelines/g/requests?criterion=tone");
  expect(boardHref("g", { ...asked, criterion: undefined })).toBe("/guidelines/g/requests?state=done");
  expect(boardHref("g", { ...asked, project: "p" })).toBe("/guidelines/g/requests?state=done&criterion=tone&project=p");
});

test("falls back to all open requests where the address cannot be read", async () => {
  expect(await boardAddress.load("?state=nonsense&project=a&cursor=b")).toEqual({ state: "open" });
});

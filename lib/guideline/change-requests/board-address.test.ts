import { expect, test } from "vitest";
import { boardAddress } from "./board-address";

test("reads the filter and writes it back with what changes", () => {
  const { filter, state, link } = boardAddress({ state: "done", criterion: "tone", clause: "" }, "/board");
  expect([filter, state]).toEqual([{ criterion: "tone" }, "done"]);
  expect(link({ state: "open" })).toBe("/board?criterion=tone");
  expect(link({ criterion: undefined })).toBe("/board?state=done");
  expect(link({ project: "p" })).toBe("/board?criterion=tone&state=done&project=p");
});

test("falls back to all open requests where the address cannot be read", () => {
  const { filter, state, cursor } = boardAddress({ state: "nonsense", project: ["a", "b"] }, "/board");
  expect([filter, state, cursor]).toEqual([{}, "open", undefined]);
});

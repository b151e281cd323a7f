import { expect, it } from "vitest";
import { editText } from "@/lib/core/text/position-map";
import { carryAnswer } from "./carry-answer";

const CLAIMS = { key: "claims", kind: "span" } as const;
const span = (start: number, end: number) => ({ start, end, label: "claim" });
/** "👍 ab cd ef" without "ab " and with "cd" made longer. */
const { map } = editText("👍 ab cd ef", [
  { from: 3, to: 6, by: "" },
  { from: 6, to: 8, by: "<CODE_1>" },
]);

it.each([
  ["what stands behind moves by code points", [span(8, 10)], [span(11, 13)], []],
  ["what was replaced as a whole is what stands there now", [span(5, 7)], [span(2, 10)], []],
  ["an end within it moves out", [span(6, 10)], [span(2, 13)], ["span-widened"]],
  ["of several the one that is gone is dropped", [span(2, 4), span(8, 10)], [span(11, 13)], ["span-dropped"]],
  ["where none is left nothing is inherited", [span(2, 4)], null, ["spans-gone"]],
  ["that there is none stays so", [], [], []],
])("%s", (_, before, after, losses) => {
  const carried = carryAnswer(CLAIMS, before as never, map);
  expect(carried.value).toEqual(after);
  expect(carried.losses.map(({ what }) => what)).toEqual(losses);
});

it("an answer that marks no text stays as it is", () => {
  expect(carryAnswer({ key: "tags", kind: "multi" }, ["a"], map)).toEqual({ value: ["a"], losses: [] });
});

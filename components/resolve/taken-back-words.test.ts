import { expect, test } from "vitest";
import { takenBackWords } from "./taken-back-words";

test.each([
  ["q6, Tone", [], "q6, Tone waits again."],
  [1, [], "1 case waits again."],
  [12, [{ title: "Gap", declined: false }], "12 cases wait again. The change request “Gap” goes on without it."],
  [
    "q6",
    [{ title: "Gap", declined: true }],
    "q6 waits again. The change request “Gap” had no other case and is declined.",
  ],
])("says what waits and what became of requests: %s", (what, requests, words) => {
  expect(takenBackWords(what, { requests })).toBe(words);
});

import { describe, expect, it } from "vitest";
import { endsCutOff } from "./ending";
import { CUT, WHOLE } from "./fixtures/endings";

describe("what is cut off", () => {
  it("is told from what ends, in realistic answers: docs/facts.md says these figures", () => {
    const falseAlarms = WHOLE.filter((text) => endsCutOff(text));
    const missed = CUT.filter((text) => !endsCutOff(text));
    expect({ falseAlarms, missed }).toEqual({ falseAlarms: [], missed: [] });
  });

  it.each([
    ["", null],
    [" \n\t", null],
    ["It is over. Go", false],
    ["He said that it was over. And then he went to the station of", true],
    ["One sentence ends. Another ends.\n```js\nlet a =", false],
    ["---", false],
    ["a,b", false],
  ])("%j: %s", (text, cut) => expect(endsCutOff(text)).toBe(cut));
});

import { describe, expect, test } from "vitest";
import type { Estimate } from "@/lib/core/estimate";
import { adviceWords } from "./advice-list";
import { changeWords } from "./changed-people";
import { detectableWords } from "./reading-words";
import { whatIfWords } from "./what-if-words";

const alpha = (value: number | null): Estimate => ({
  value,
  interval: null,
  standardError: null,
  confidence: 0.95,
  intervalMethod: null,
  items: 10,
  raters: 3,
  pairs: 10,
  judgments: 30,
  method: "alpha-ordinal",
  undefinedBecause: null,
});

const cut = {
  cut: "position-33",
  alphaBefore: alpha(0.61),
  alphaAfter: alpha(0.645),
  kept: 400,
  dropped: 200,
  itemsChanged: 12,
  itemsLeftAlone: 0,
  itemsLost: 0,
};

describe("what if", () => {
  test("says agreement before and after, and how many labels it costs", () => {
    expect(whatIfWords(cut)).toBe(
      "With the first 33 labels of each session only, 200 of 600 labels (33\u202f%) would not count. Alpha would be 0.65 instead of 0.61 (+0.04); 12 examples would have another leading answer.",
    );
  });

  test("names what would be left with too little, and what no longer can be said", () => {
    expect(whatIfWords({ ...cut, itemsChanged: 1, itemsLeftAlone: 4, itemsLost: 2 })).toMatch(
      /; 1 example would have another leading answer, 4 would be left with a single label, 2 without any\.$/,
    );
    expect(whatIfWords({ ...cut, alphaAfter: alpha(null) })).toContain("Alpha would not be defined");
  });

  test("says that nothing changes where sessions are shorter", () => {
    expect(whatIfWords({ ...cut, dropped: 0 })).toBe(
      "No session goes beyond the first 33 labels of each session: nothing would change.",
    );
  });
});

test("a person's change is said with its interval and every second sign", () => {
  const change = {
    slope: -0.004,
    interval: [-0.006, -0.002] as [number, number],
    supportedBy: ["entropy" as const, "speeding" as const],
    sessions: 3,
  };
  expect(changeWords(change, 49)).toBe(
    "−20\u202f% [−29, −10] quality from the first to the last of 50 labels, in 3 sessions; also answers become more uniform, and more answers come faster than one can read, and these agree less.",
  );
});

test("nobody is told of a change beyond the whole, nor to collect a thousand times as much", () => {
  expect(detectableWords(0.161)).toContain("16.1\u202f% would have been found");
  expect(detectableWords(3.858)).toBe("So few people and sessions would not have shown any.");
  expect(adviceWords({ says: "more-gold", times: 3 })).toContain("About 3 times as many");
  expect(adviceWords({ says: "more-gold", times: 1489 })).not.toContain("1,489");
});

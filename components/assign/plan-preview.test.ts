import { expect, test } from "vitest";
import { effortLine, planLine, unannouncedLine } from "./plan-preview";

const PLAN = { examples: 240, places: 480, unannounced: 0, annotators: 4, msEach: 12_020_000 };
const plain = (text: string | null) => text?.replaceAll("\u202f", " ");

test("the plan in a line", () => {
  expect(plain(planLine(PLAN, 2))).toBe("240 examples × 2 = 480 labels");
  expect(plain(planLine({ ...PLAN, places: 300 }, 2))).toBe("240 examples, 300 labels");
  expect(plain(planLine({ ...PLAN, examples: 1, places: 1 }, 1))).toBe("1 example × 1 = 1 label");
});

test("the time in steps that suit an estimate, and none without a pace", () => {
  expect(plain(effortLine(PLAN))).toBe("about 3 h 20 min each for 4 annotators");
  expect(plain(effortLine({ ...PLAN, msEach: 250_000, annotators: 1 }))).toBe("about 4 min each for 1 annotator");
  expect(plain(effortLine({ ...PLAN, msEach: 400 }))).toBe("about 1 min each for 4 annotators");
  expect(plain(effortLine({ ...PLAN, msEach: null }))).toBe("for 4 annotators");
});

test("gold and repeats are named only where there are some", () => {
  expect(unannouncedLine(PLAN)).toBeNull();
  expect(unannouncedLine({ ...PLAN, unannounced: 12 })).toBe("and about 12 gold and repeats on top");
});

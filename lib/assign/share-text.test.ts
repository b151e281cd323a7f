import { expect, test } from "vitest";
import { shareText } from "./share-text";

const ROUND = {
  project: "Helpful answers",
  round: "Pilot",
  guidelineVersion: 2,
  leaseMinutes: 30,
  labelUrl: "https://labels.example/projects/1/label",
  guidelineUrl: "https://labels.example/projects/1/guideline",
};

test("names the round, both links and how long an example is theirs, and gives nothing away", () => {
  const text = shareText(ROUND);
  expect(text).toContain("“Pilot”");
  expect(text).toContain("Start here: https://labels.example/projects/1/label\n");
  expect(text).toContain("version 2: https://labels.example/projects/1/guideline\n");
  expect(text).toContain("for 30 minutes from");
  expect(text).not.toMatch(/gold|repeat/i);
});

test.each([
  [1, "1 minute"],
  [60, "1 hour"],
  [90, "90 minutes"],
  [1440, "24 hours"],
])("%i minutes are %s", (leaseMinutes, words) => {
  expect(shareText({ ...ROUND, leaseMinutes })).toContain(`yours for ${words} from`);
});

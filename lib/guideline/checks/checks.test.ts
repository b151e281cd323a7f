import { describe, expect, it } from "vitest";
import type { FactCondition } from "@/lib/core/facts/condition";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import { READY_SETS, withReadySet } from "@/lib/guideline/checks/ready-sets";
import { checksSchema, guidelineContentSchema, storedContentSchema } from "@/lib/guideline/schema";

const CHECK = {
  key: "repeats",
  quality: "formatted",
  title: "Repeats itself",
  match: "any",
  conditions: [{ fact: "repeated_lines", part: "response", operator: "over", value: 0.3 }],
};

describe("checks of a guideline", () => {
  it.each<[string, object, string, string]>([
    ["an unknown fact", { ...CHECK.conditions[0], fact: "beauty" }, "0.conditions.0.fact", "there is no fact beauty"],
    [
      "an operator of another kind",
      { fact: "truncated", part: "response", operator: "over", value: 1 },
      "0.conditions.0.operator",
      "truncated cannot be asked for over; use yes or no or none",
    ],
    [
      "no part",
      { fact: "tokens", operator: "over", value: 400 },
      "0.conditions.0.part",
      "tokens is about parts; say which, such as response",
    ],
    [
      "a part of the whole",
      { fact: "turns", part: "response", operator: "under", value: 2 },
      "0.conditions.0.part",
      "turns is about the whole example; leave the part out",
    ],
    [
      "per cent",
      { ...CHECK.conditions[0], value: 30 },
      "0.conditions.0.value",
      "repeated_lines is a share; use a number from 0 to 1",
    ],
    [
      "a list that is not there",
      { fact: "personal", part: "prompt", operator: "none" },
      "0.conditions.0.operator",
      "personal cannot be asked for none; use has or has-not",
    ],
    ["an empty range", { fact: "turns", operator: "within", from: 3, below: 3 }, "0.conditions.0.below", "more than"],
    ["no value", { fact: "licence", operator: "is", values: [] }, "0.conditions.0.values", "name at least one value"],
    ["no hash", { fact: "same_whole", operator: "is", values: ["x"] }, "0.conditions.0.values", "hexadecimal"],
  ])("refuses %s by name", (_, condition, path, message) => {
    const { error } = checksSchema.safeParse([{ ...CHECK, conditions: [condition] }]);
    const found = error?.issues.map((issue) => [issue.path.join("."), issue.message]);
    expect(found?.[0]?.[0]).toBe(path);
    expect(found?.[0]?.[1]).toContain(message);
  });

  it("refuses two of one key, and what it does not know rather than dropping it", () => {
    expect(checksSchema.safeParse([CHECK, CHECK]).error?.issues[0]?.message).toBe("the key repeats is used twice");
    expect(checksSchema.safeParse([{ ...CHECK, threshold: 3 }]).success).toBe(false);
  });

  it("reads a version whose fact is gone, and publishes it no more", () => {
    const gone = { ...CHECK, conditions: [{ fact: "was_once", operator: "yes" }] };
    const content = { body: "", criteria: [], qualities: {}, checks: [gone] };
    expect(storedContentSchema.parse(content).checks).toEqual([gone]);
    expect(guidelineContentSchema.safeParse(content).success).toBe(false);
  });

  it.each<[FactCondition[], "any" | "all", string]>([
    [CHECK.conditions as FactCondition[], "any", "The response repeats more than 30 % of its lines."],
    [[{ fact: "tokens", part: "prompt", operator: "under", value: 3 }], "any", "The prompt has fewer than 3 tokens."],
    [[{ fact: "empty", part: "turn", speaker: "user", operator: "yes" }], "any", "A turn of the user is empty."],
    [
      [
        { fact: "licence", operator: "is-not", values: ["mit", "cc0", "cc-by"] },
        { fact: "licence", operator: "none" },
      ],
      "any",
      "Its licence is not “mit”, “cc0” or “cc-by”, or it says no licence.",
    ],
    [
      [
        { fact: "personal", part: "response", operator: "has", types: ["email"] },
        { fact: "slice.topic", operator: "is", values: ["law"] },
      ],
      "all",
      "The response has personal data (“email”), and its topic is “law”.",
    ],
    [
      [{ operator: "repeats", of: "prompt", strength: "normalised" }],
      "any",
      "Another example with the same prompt came before it, but for case and white space.",
    ],
    [
      [{ fact: "tokens", part: "response", operator: "within", from: 400, below: 800 }],
      "any",
      "The response has 400 to 799 tokens.",
    ],
    [
      [{ fact: "letter_share", part: "text", operator: "within", from: 0.1, below: 0.25 }],
      "any",
      "The text has letters for 10 % to under 25 % of its characters.",
    ],
    [[{ fact: "turns", operator: "at-least", value: 3 }], "any", "It has at least 3 turns."],
    [
      [{ fact: "near_prompt", operator: "at-least", value: 0.8 }],
      "any",
      "It has a prompt at least 80 % the same as that of one that is kept.",
    ],
    [
      [{ fact: "pattern.(?i)as an ai", part: "response", operator: "yes" }],
      "any",
      "The response matches “(?i)as an ai”.",
    ],
    [[{ fact: "language", part: "response", operator: "none" }], "any", "Of the response there is no “Language”."],
    [
      [{ fact: "length_ratio", operator: "over", value: 4 }],
      "any",
      "It has a longest response that is more than 4 times as long as the shortest.",
    ],
  ])("says %j in words", (conditions, match, words) => {
    expect(checkSentence({ match, conditions })).toBe(words);
  });
});

describe("ready sets", () => {
  it.each(READY_SETS.map((set) => [set.id, set] as const))("%s can be published as it is", (_, set) => {
    expect(checksSchema.safeParse(set.checks).error).toBeUndefined();
  });

  it("adds what is not there by its key", () => {
    const own = { ...READY_SETS[1]!.checks[0]!, title: "Mine" };
    const checks = withReadySet([own], READY_SETS[1]!);
    expect(checks.length).toBe(READY_SETS[1]!.checks.length);
    expect(checks[0]).toBe(own);
    expect(withReadySet(checks, READY_SETS[1]!)).toEqual(checks);
  });
});

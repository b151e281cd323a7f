import { describe, expect, test } from "vitest";
import { ANSWER_KEYS, caseAction, OTHER, REASON_KEYS, SPLIT, WALK_KEYS } from "./case-keys";

describe("keys of a case", () => {
  test("no key does two things", () => {
    const keys = [ANSWER_KEYS, REASON_KEYS, WALK_KEYS].flatMap((table) => Object.values(table));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("digits and letters choose, also the answers that are not listed", () => {
    expect(caseAction("3", false)).toEqual({ do: "digit", digit: "3" });
    expect(caseAction("0", false)).toEqual({ do: "digit", digit: "0" });
    expect(caseAction("o", false)).toEqual({ do: "answer", value: OTHER });
    expect(caseAction("d", false)).toEqual({ do: "answer", value: SPLIT });
    expect(caseAction("g", false)).toEqual({ do: "reason", reason: "guideline-gap" });
    expect(caseAction("x", false)).toBeNull();
  });

  test("while somebody types, letters belong to the text", () => {
    expect(caseAction("g", true)).toBeNull();
    expect(caseAction("1", true)).toBeNull();
    expect(caseAction("mod+enter", true)).toEqual({ do: "settle" });
  });
});

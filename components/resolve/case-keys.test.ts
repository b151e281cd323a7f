import { describe, expect, test } from "vitest";
import { ANSWER_KEYS, COMMAND_KEYS, caseAction, OTHER, REASON_KEYS, SPLIT } from "./case-keys";

const ALL = [
  ...Object.values(ANSWER_KEYS),
  ...Object.values(REASON_KEYS),
  ...Object.values(COMMAND_KEYS).map(({ key }) => key),
];

describe("keys of a case", () => {
  test("no key does two things, and none is taken for a digit", () => {
    expect(new Set(ALL).size).toBe(ALL.length);
    expect(ALL.filter((key) => /^[0-9o]$/.test(key))).toEqual([]);
  });

  test("digits and letters choose, also the answers that are not listed", () => {
    expect(caseAction("3", false)).toEqual({ do: "digit", digit: "3" });
    expect(caseAction(ANSWER_KEYS[OTHER]!, false)).toEqual({ do: "answer", value: OTHER });
    expect(caseAction("d", false)).toEqual({ do: "answer", value: SPLIT });
    expect(caseAction("g", false)).toEqual({ do: "reason", reason: "guideline-gap" });
    expect(caseAction("?", false)).toEqual({ do: "command", command: "help" });
    expect(caseAction("x", false)).toBeNull();
  });

  test("while somebody types, only settling and leaving the field are taken", () => {
    const taken = [...ALL, "1"].filter((key) => caseAction(key, true) !== null);
    expect(taken).toEqual(["mod+enter", "esc"]);
  });
});

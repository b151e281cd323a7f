import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { REFUSAL_ACTIONS } from "@/lib/auth/refused-book";
import type { JobKind } from "@/lib/jobs/kinds";
import { actionWords, detailWords, nounWords } from "./audit-words";

const LIB = path.resolve(import.meta.dirname, "../../lib");

/** Every action that some file writes into the log: said where the entry is made, or handed to the file's own `record`. */
function written(): string[] {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.includes("generated") && !file.includes(".test."),
  );
  const found = files.flatMap((file) => {
    const source = readFileSync(path.join(LIB, file), "utf8");
    const direct = [...source.matchAll(/\baction: ([^,\n]+)/g)].flatMap(([, given]) => [
      ...given!.matchAll(/"([a-z-]+\.[a-z-]+)"/g),
    ]);
    const handed = [...source.matchAll(/\b(?:record|auditRound|log)\((?:[^;"]*?, )?"([a-z-]+\.[a-z-]+)"/g)];
    return [...direct, ...handed].map(([, action]) => action!);
  });
  // An upload says its kind.
  const kinds = ["import-examples", "import-annotations", "judge-verdicts"] satisfies JobKind[];
  return [...new Set([...found, ...kinds.map((kind) => `${kind}.start`), ...REFUSAL_ACTIONS])].sort();
}

test("every action that is written has words, and a group to be filtered by", () => {
  const actions = written();
  expect(actions.length).toBeGreaterThan(45);
  expect(actions.filter((action) => actionWords(action) === action)).toEqual([]);
  const nouns = [...new Set(actions.map((action) => action.split(".")[0]!))];
  expect(nouns.filter((noun) => nounWords(noun) === noun)).toEqual([]);
});

test("details are words: no JSON, no braces, whatever they hold", () => {
  expect(
    detailWords({
      overlap: { from: 2, to: 3 },
      openAfterSubmit: true,
      examples: ["a", "b", "c", "d"],
      emails: ["x@y.z"],
      nothing: null,
      guidelineId: "01a22655-f95b-7184-9619-4090fc7b7bd1",
    }),
  ).toEqual([
    { name: "overlap", text: "from 2, to 3" },
    { name: "others’ labels after one’s own", text: "yes" },
    { name: "examples", text: "4" },
    { name: "emails", text: "x@y.z" },
    { name: "guideline id", text: "01a22655…" },
  ]);
  expect(detailWords("x")).toEqual([]);
});

import { expect, test } from "vitest";
import { staleWords } from "./stale-choice";

const counts = { judgments: 40, people: 2, examples: 20 };
const project = (name: string | null, criteria: Record<string, typeof counts>) => ({
  id: "p",
  name,
  version: 1,
  criteria,
});

test("says per project whose labels become stale, and takes projects together that the reader does not know", () => {
  const projects = [
    project("Answers", { a: counts }),
    project("Empty", {}),
    project(null, { a: { judgments: 1, people: 1, examples: 1 } }),
    project(null, { a: counts }),
  ];
  expect(staleWords(projects, "a")).toEqual([
    { project: "Answers", words: ", on version 1: 40 labels by 2 people on 20 examples" },
    { project: null, words: "2 projects that you are no member of: 41 labels" },
  ]);
  expect(staleWords(projects, "b")).toEqual([{ project: null, words: "Nobody has labelled it yet." }]);
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Consumer } from "@/lib/guideline/records";
import { ConsumerWarning } from "./consumer-warning";

const project = (name: string, version: number, purpose: Consumer["purpose"] = "annotation"): Consumer => ({
  id: name,
  name,
  purpose,
  version,
  isLead: false,
  labels: [],
  lastLabelAt: null,
});

const words = (projects: Consumer[], others: { version: number; projects: number }[] = []) =>
  renderToStaticMarkup(<ConsumerWarning projects={projects} others={others} />).replaceAll(/<[^>]+>/g, "");

test("where all run one version there is nothing to warn of", () => {
  expect(words([])).toBe("");
  expect(words([project("A", 2), project("B", 2)], [{ version: 2, projects: 3 }])).toBe("");
});

test("says who runs which version, newest first", () => {
  expect(words([project("A", 1), project("B", 2, "evaluation"), project("C", 2)])).toContain(
    "B (evaluation) and C (annotation) run v2; A (annotation) runs v1.",
  );
});

test("counts those that are not open to the reader, and of many names the first four", () => {
  expect(words([project("A", 1)], [{ version: 2, projects: 1 }])).toContain(
    "1 other project runs v2; A (annotation) runs v1.",
  );
  const many = ["A", "B", "C", "D", "E", "F"].map((name) => project(name, 2));
  expect(
    words(many, [
      { version: 1, projects: 2 },
      { version: 2, projects: 1 },
    ]),
  ).toContain("D (annotation) and 3 other projects run v2; 2 other projects run v1.");
});

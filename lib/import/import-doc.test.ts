import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { criteriaSchema } from "@/lib/guideline/schema";
import { annotationMappingSchema } from "./annotation-mapping";
import { readValue } from "./annotation-value";
import { exampleMappingSchema } from "./mapping-schema";
import { openExamples, openLabels } from "./open-import";

const options = (...values: string[]) => values.map((value) => ({ value, label: value }));
const base = { title: "Question", level: "nominal" as const, required: true };
const criteria = criteriaSchema.parse([
  { ...base, key: "correct", kind: "choice", options: options("yes", "no") },
  { ...base, key: "tone", kind: "scale", level: "interval", scale: { min: 1, max: 5 } },
  { ...base, key: "quality", kind: "scale", level: "interval", scale: { min: 0, max: 100 } },
  { ...base, key: "topics", kind: "multi", level: "set", options: options("law", "tax") },
  { ...base, key: "errors", kind: "span", options: options("minor", "major") },
]);

/** The files of the document, each with the mapping that follows it, if any, and what is said to come of it. */
function cases(): { file: string; mapping?: unknown; kind: string; expected: unknown }[] {
  const text = readFileSync(path.resolve(import.meta.dirname, "../../docs/import.md"), "utf8");
  const found: ReturnType<typeof cases> = [];
  let file = "";
  let mapping: unknown;
  for (const [, kind = "", content = ""] of text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)) {
    if (kind === "file") [file, mapping] = [content, undefined];
    else if (kind.endsWith("-mapping")) mapping = JSON.parse(content);
    else found.push({ file, mapping, kind, expected: JSON.parse(content) });
  }
  return found;
}

async function examplesOf(file: string, mapping: unknown): Promise<unknown[]> {
  const options = { mapping: mapping === undefined ? undefined : exampleMappingSchema.parse(mapping) };
  const opened = await openExamples(inPieces(file), options, criteria);
  if ("refused" in opened) return [opened];
  return (await collect(opened.events)).map((event) => ("value" in event ? event.value.example : event));
}

async function labelsOf(file: string, mapping: unknown = {}): Promise<unknown[]> {
  const opened = await openLabels(inPieces(file), { mapping: annotationMappingSchema.parse(mapping) }, criteria);
  if ("refused" in opened) return [opened];
  return (await collect(opened.events)).flatMap((event) => {
    if ("leftOut" in event) return [];
    const criterion = "value" in event && criteria.find(({ key }) => key === event.value.criterion);
    if (!criterion) return event;
    const answer = readValue(criterion, event.value.value);
    return { ...event.value, value: answer.ok ? answer.value : answer };
  });
}

describe("docs/import.md", () => {
  it("has an example for each kind of file", () => {
    expect(cases().length).toBeGreaterThanOrEqual(8);
  });

  it.each(cases())("says what happens: case %#", async ({ file, mapping, kind, expected }) => {
    expect(await (kind === "examples" ? examplesOf(file, mapping) : labelsOf(file, mapping))).toEqual(expected);
  });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { detectFormat, type FileHead } from "@/lib/formats/detect";
import { openRecords } from "@/lib/formats/open-records";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { criteriaSchema } from "@/lib/guideline/schema";
import { annotationMappingSchema, LONG_MAPPING } from "@/lib/import/annotation-mapping";
import { annotationRows } from "@/lib/import/annotation-rows";
import { exampleRecords } from "@/lib/import/example-records";
import { exampleMappingSchema } from "@/lib/import/mapping-schema";

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

async function readAs(kind: string, file: string, mapping: unknown): Promise<unknown[]> {
  const head = Buffer.from(file);
  const open = (table: FileHead["table"]) => {
    const detected = detectFormat({ head, isComplete: true, table });
    if (!detected.ok) throw new Error(detected.message);
    return openRecords(inPieces(head), detected);
  };
  if (kind === "examples") {
    const examples = exampleMappingSchema.parse(mapping);
    const events = await collect(exampleRecords(open(examples.table), examples));
    return events.map((event) => ("value" in event ? event.value.example : event));
  }
  const labels = mapping === undefined ? LONG_MAPPING : annotationMappingSchema.parse(mapping);
  const events = await collect(annotationRows(open(labels.table), labels, criteria));
  return events.map((event) => ("value" in event ? event.value : event));
}

describe("docs/import.md", () => {
  it("has an example for each kind of file", () => {
    expect(cases().length).toBeGreaterThanOrEqual(7);
  });

  it.each(cases())("says what happens: case %#", async ({ file, mapping, kind, expected }) => {
    expect(await readAs(kind, file, mapping)).toEqual(expected);
  });
});

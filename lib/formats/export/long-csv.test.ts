import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectFormat } from "@/lib/formats/detect";
import { exportFormat } from "@/lib/formats/export/formats";
import type { JudgmentRow } from "@/lib/formats/export/rows";
import { openRecords } from "@/lib/formats/open-records";
import { hardText } from "@/lib/formats/testing/examples";
import { collect, inPieces, streamOf, textOf } from "@/lib/formats/testing/streams";
import { criteriaSchema } from "@/lib/guideline/schema";
import { LONG_MAPPING } from "@/lib/import/annotation-mapping";
import { annotationRows } from "@/lib/import/annotation-rows";

const base = { title: "Question", level: "nominal" as const, required: true };
const options = ["=yes", "-3", "'=no", "a|b"].map((value) => ({ value, label: value }));
const criteria = criteriaSchema.parse([
  { ...base, key: "choice", kind: "choice", options },
  { ...base, key: "multi", kind: "multi", level: "set", options },
  { ...base, key: "scale", kind: "scale", level: "interval", scale: { min: -1e6, max: 1e6 } },
  { ...base, key: "preference", kind: "preference", preference: { strength: 3, ties: true } },
  { ...base, key: "text", kind: "text" },
  { ...base, key: "span", kind: "span", options },
]);
const values = options.map((option) => option.value);

const answer = fc.oneof(
  fc.record({ criterion: fc.constant("choice"), value: fc.constantFrom(...values) }),
  fc.record({ criterion: fc.constant("multi"), value: fc.subarray(values).map((list) => [...list].sort()) }),
  fc.record({
    criterion: fc.constant("scale"),
    value: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
  }),
  fc.record({
    criterion: fc.constant("preference"),
    value: fc.record({ choice: fc.constantFrom("A", "B"), strength: fc.constantFrom(1, 2, 3) }),
  }),
  fc.record({ criterion: fc.constant("text"), value: hardText.map((text) => `${text}.`) }),
  fc.record({
    criterion: fc.constant("span"),
    value: fc.nat(9).map((start) => [{ start, end: start + 1, label: "=yes" }]),
  }),
);
const id = fc.stringMatching(/^[=+@'\-a-z0-9,"]{1,8}$/);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const row: fc.Arbitrary<JudgmentRow> = fc
  .tuple(
    answer,
    fc.record({
      example: id,
      annotator: id,
      submittedAt: maybe(fc.constant("2026-05-01T12:30:00.123Z")),
      activeMs: maybe(fc.nat(1e6)),
      session: maybe(id),
      position: maybe(fc.integer({ min: 1, max: 99 })),
      revision: maybe(fc.integer({ min: 1, max: 9 })),
      comment: maybe(hardText),
    }),
  )
  .map(([given, rest]) => ({ ...given, ...rest }));

async function importAgain(content: string) {
  const bytes = Buffer.from(content);
  const detected = detectFormat({ head: bytes, isComplete: true, fileName: "labels.csv" });
  if (!detected.ok) throw new Error(detected.message);
  const events = await collect(annotationRows(openRecords(inPieces(bytes), detected), LONG_MAPPING, criteria));
  return events.map((event) => ("value" in event ? event.value : event.error));
}

function write(name: string, rows: readonly JudgmentRow[]): Promise<string> {
  const format = exportFormat(name);
  if (format?.rows !== "judgments") throw new Error(`${name} is not a format of judgments`);
  return textOf(format.write(streamOf(rows)));
}

describe("long CSV", () => {
  it.each(["long-csv", "long-csv-excel", "long-csv-exact"])("%s is imported again exactly", async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        expect(await importAgain(await write(name, rows))).toEqual(rows);
      }),
    );
  });

  const hostile: JudgmentRow = {
    example: "-3",
    annotator: "=cmd|' /C calc'!A0",
    criterion: "text",
    value: 'a\n"b",\'=c',
    submittedAt: new Date(Date.UTC(2026, 4, 1)),
    comment: "@sum",
  };

  it("is safe in a spreadsheet or exact, as asked", async () => {
    const head =
      "example,annotator,criterion,value,submittedAt,activeMs,wallMs,session,position,guidelineVersion,revision,comment";
    const cells = 'text,"a\n""b"",\'=c",2026-05-01T00:00:00.000Z,,,,,,,';
    expect(await write("long-csv", [hostile])).toBe(`${head}\r\n-3,'=cmd|' /C calc'!A0,${cells}'@sum\r\n`);
    expect(await write("long-csv-exact", [hostile])).toBe(`${head}\n-3,=cmd|' /C calc'!A0,${cells}@sum\n`);
    expect(await write("long-csv-excel", [hostile])).toBe(`\ufeff${await write("long-csv", [hostile])}`);
  });

  it("writes a withdrawn answer as an empty cell, and a header when there is nothing else", async () => {
    expect(await write("long-csv-exact", [{ example: "e", annotator: "a", criterion: "text", value: null }])).toContain(
      "\ne,a,text,,,,,,,,,\n",
    );
    expect((await write("long-csv", [])).split("\r\n")).toHaveLength(2);
  });

  it("comes in pieces, without gathering the rows", async () => {
    let given = 0;
    async function* rows() {
      for (; given < 100_000; given += 1) yield hostile;
    }
    const format = exportFormat("long-csv");
    if (format?.rows !== "judgments") throw new Error("long-csv is missing");
    for await (const piece of format.write(rows())) {
      expect(piece.length).toBeGreaterThan(60_000);
      expect(given).toBeLessThan(5000);
      break;
    }
  });
});

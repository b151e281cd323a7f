import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvSplitter } from "@/lib/formats/csv-splitter";
import type { Example } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";
import { anyExample, exampleOf, plain } from "@/lib/formats/testing/examples";
import { inPieces, streamOf } from "@/lib/formats/testing/streams";
import type { AnswerValue } from "@/lib/guideline/schema";
import { annotationMappingSchema } from "@/lib/import/annotation-mapping";
import { openLabels } from "@/lib/import/open-import";
import { formatNamed } from "./all-formats";
import type { RowOptions } from "./export-format";
import type { ExportedExample } from "./exported";
import { Tally } from "./tally";
import { aChat } from "./testing/chats";
import { anExportedLabel, exported } from "./testing/exported";
import { writeFile } from "./write-file";

async function write(name: string, rows: ExportedExample[], options: Partial<RowOptions> = {}) {
  const tally = new Tally();
  const bytes = writeFile(formatNamed(name)!, streamOf([rows]), { tally, csv: "exact", container: "text", ...options });
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), tally };
}

async function records(name: string, rows: ExportedExample[], target?: string) {
  const { text, tally } = await write(name, rows, { target });
  return {
    records: text
      .split("\n")
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
    tally,
  };
}

async function readBack(name: string, row: ExportedExample, target?: string) {
  const written = await records(name, [row], target);
  const read = recognise(written.records[0]);
  if (!read.ok) throw new Error(read.message);
  return read;
}

/** The labels that the import reads in a file. */
async function readLabels(text: string) {
  const opened = await openLabels(
    inPieces(text, 7),
    { mapping: annotationMappingSchema.parse({}), fileName: "labels.csv" },
    [],
  );
  if ("refused" in opened) throw new Error(opened.refused);
  const read = [];
  for await (const event of opened.events) {
    if (!("value" in event)) throw new Error(JSON.stringify(event));
    read.push(event.value);
  }
  return read;
}

/** An example as the store gives it: with an id, without gold. */
const stored = (example: Example) => ({ ...plain(example), gold: undefined, id: example.id ?? "e1" });
const kept = (example: Example) => plain(example);
const withoutLineage = ({ slices: _s, provenance: _p, ...rest }: Example) => rest;

describe("the import reads an export back", () => {
  test("NDJSON: every kind, whatever is in it, and the work done on it stays out of the example", () =>
    fc.assert(
      fc.asyncProperty(anyExample, anExportedLabel, async (example, label) => {
        const row = exported(stored(example), { labels: [label], decided: { quality: 3 } });
        expect((await readBack("ndjson", row)).example).toEqual(kept(row.example));
      }),
    ));

  const answered = exampleOf.instruction.filter(({ response }) => response.trim() !== "");
  const chat = aChat(0).map((messages) => messages.map(({ reasoning: _, ...message }) => message));
  const conversation = fc
    .tuple(exampleOf.conversation, chat)
    .map(([example, messages]) => ({ ...example, messages, reasoning: undefined }));

  test("Alpaca and ShareGPT: prompt, response, turns and system prompt", () =>
    fc.assert(
      fc.asyncProperty(answered, conversation, async (instruction, conversation) => {
        const text = exported({ ...stored(instruction), reasoning: undefined });
        const { provenance: _input, ...read } = (await readBack("alpaca", text)).example;
        expect(read).toEqual(withoutLineage(kept(text.example)));
        const chat = exported(stored(conversation));
        expect((await readBack("sharegpt", chat)).example).toEqual(withoutLineage(kept(chat.example)));
      }),
    ));

  test("chat messages: the same turns, with the system prompt as the first", () =>
    fc.assert(
      fc.asyncProperty(conversation, fc.constantFrom("sft-messages", "openai-chat"), async (conversation, format) => {
        const row = exported(stored(conversation));
        const { system, id, ...rest } = withoutLineage(kept(row.example)) as Extract<Example, { kind: "conversation" }>;
        const first = system === undefined ? [] : [{ role: "system", content: system }];
        expect((await readBack(format, row)).example).toEqual({
          ...rest,
          ...(format === "sft-messages" && { id }),
          messages: [...first, ...rest.messages],
        });
      }),
    ));

  test("preference pairs: the chosen response is the one that was decided for", () =>
    fc.assert(
      fc.asyncProperty(exampleOf.preference, fc.nat(), async (example, pick) => {
        const responses = example.responses.slice(0, 2);
        // What differs by white space alone is equal to a model, and left out.
        fc.pre(responses[0]!.text.trim() !== responses[1]!.text.trim());
        const index = pick % 2;
        const decided = { better: { choice: "AB"[index]! } };
        const read = await readBack("preference", exported(stored({ ...example, responses }), { decided }), "better");
        const texts = (read.example as { responses: { text: string }[] }).responses.map(({ text }) => text);
        expect(texts["AB".indexOf(read.prior!.choice)]).toBe(responses[index]!.text);
        expect(new Set(texts)).toEqual(new Set(responses.map(({ text }) => text)));
      }),
    ));

  test("scored responses: the decided point of the scale is the score", () =>
    fc.assert(
      fc.asyncProperty(answered, fc.integer({ min: 1, max: 7 }), async (example, score) => {
        const row = exported(stored(example), { decided: { quality: score } });
        const { kind: _kind, ...rest } = withoutLineage(kept(row.example));
        expect((await readBack("reward", row, "quality")).example).toEqual({ kind: "reward", ...rest, score });
      }),
    ));

  test("long CSV, exact and spreadsheet-safe: every label with its circumstances", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(anExportedLabel, { minLength: 1, maxLength: 5 }),
        fc.constantFrom("safe", "exact"),
        async (labels, csv) => {
          const row = exported({ kind: "text", text: "t", id: "=e,1" }, { labels });
          const { text } = await write("long-csv", [row], { csv: csv as "safe" | "exact" });
          expect(await readLabels(text)).toEqual(
            labels.map(
              ({ value, revision: _r, pass: _p, position: _o, comment, activeMs, wallMs, session, ...label }) => ({
                ...label,
                example: "=e,1",
                value: typeof value === "object" ? JSON.stringify(value) : String(value),
                comment: comment ?? undefined,
                activeMs: activeMs ?? undefined,
                wallMs: wallMs ?? undefined,
                session: session ?? undefined,
              }),
            ),
          );
        },
      ),
    ));
});

describe("a spreadsheet-safe table that a spreadsheet saved", () => {
  const risky = fc.string({
    unit: fc.constantFrom("=", "＝", "-", "＋", "@", "＠", "'", "\t", "1", "a", '"', ";", ",", "é", "\n", " "),
  });
  /** An id or a name, as imports take them: without space around it. */
  const name = risky.map((text) => `${text.trim()}x`).map((text) => text.trim());
  const labels = fc.array(
    fc.record({
      annotator: name,
      comment: risky.filter((text) => text !== ""),
      value: risky.filter((text) => text.trim() !== ""),
    }),
    { minLength: 2, maxLength: 5 },
  );
  const saving = fc.record({
    keepsMark: fc.boolean(),
    delimiter: fc.constantFrom(",", ";", "\t"),
    quotesAll: fc.boolean(),
    ending: fc.constantFrom("\n", "\r\n"),
    /** By these the columns are sorted, the added one among them. */
    order: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
    note: risky,
  });

  type Saving = typeof saving extends fc.Arbitrary<infer How> ? How : never;
  const LABEL = {
    criterion: "why",
    guidelineVersion: 1,
    submittedAt: "2026-01-02T03:04:05.000Z",
    activeMs: 1,
    wallMs: 2,
    session: null,
    position: null,
    revision: 1,
    pass: 0,
  };

  /** What spreadsheets do to a file, and what a lead does in one. */
  function saved(text: string, { keepsMark, delimiter, quotesAll, ending, order, note }: Saving) {
    const cells: string[][] = [];
    const splitter = new CsvSplitter(",");
    for (const record of [...splitter.push(Buffer.from(text.replace(/^\ufeff/, ""))), ...splitter.end()])
      if ("value" in record) cells.push(record.value);
    const table = cells.map((row, index) => [...row, index === 0 ? "seen" : note]);
    const columns = order.map((_, index) => index).sort((a, b) => order[a]! - order[b]!);
    const cell = (content: string) =>
      quotesAll || /[",;\t\r\n]|^\s|\s$/.test(content) ? `"${content.replaceAll('"', '""')}"` : content;
    const lines = table.map((row) => columns.map((column) => cell(row[column] ?? "")).join(delimiter) + ending);
    return `${keepsMark ? "\ufeff" : ""}${lines.join("")}`;
  }

  test("is imported as what was exported: without its mark, by another delimiter, quoted anew, with more and moved columns", () =>
    fc.assert(
      fc.asyncProperty(labels, name, saving, async (given, id, how) => {
        const all = given.map((label) => ({ ...LABEL, ...label }));
        const { text } = await write("long-csv", [exported({ kind: "text", text: "t", id }, { labels: all })], {
          csv: "safe",
        });
        expect(await readLabels(saved(text, how))).toMatchObject(
          given.map(({ annotator, comment, value }) => ({
            example: id,
            annotator,
            comment,
            value,
            criterion: LABEL.criterion,
          })),
        );
      }),
      { numRuns: 300 },
    ));
});

describe("what is written and what is left out", () => {
  const pair = {
    kind: "preference" as const,
    id: "p1",
    prompt: "Which?",
    responses: [{ text: "one" }, { text: "two" }],
  };
  const decide = (choice: string) => exported({ ...pair, id: choice }, { decided: { better: { choice } } });

  test("ties, undecided and bad examples are counted by reason, not written", async () => {
    const bad = exported(pair, {
      decided: { better: { choice: "A" } },
      resolutions: { better: { value: { choice: "A" }, reason: "bad-example" } },
    });
    const { records: pairs, tally } = await records(
      "preference",
      [decide("B"), decide("tie"), exported(pair), bad],
      "better",
    );
    expect(pairs).toEqual([{ id: "B", prompt: "Which?", chosen: "two", rejected: "one" }]);
    expect(tally).toMatchObject({ examples: 1, records: 1, leftOut: { tie: 1, undecided: 1, "bad-example": 1 } });
  });

  test("of three responses the chosen one is paired with each of the others, under ids of their own", async () => {
    const row = exported(
      { ...pair, responses: [...pair.responses, { text: "three" }] },
      { decided: { better: { choice: "B" } } },
    );
    expect((await records("preference", [row], "better")).records).toEqual([
      { id: "p1#B>A", prompt: "Which?", chosen: "two", rejected: "one" },
      { id: "p1#B>C", prompt: "Which?", chosen: "two", rejected: "three" },
    ]);
  });

  test("a joined input is taken apart, and an example of another kind is counted", async () => {
    const example = { kind: "instruction" as const, id: "a1", prompt: "Sum up.\n\nLong text", response: "Short" };
    const rows = [exported({ ...example, provenance: { extra: { input: "Long text" } } }), exported(pair)];
    const { records: written, tally } = await records("alpaca", rows);
    expect(written).toEqual([{ id: "a1", instruction: "Sum up.", input: "Long text", output: "Short" }]);
    expect(tally.leftOut).toEqual({ "other-kind": 1 });
  });

  test("formulas are neutralised in the safe CSV and left as they are in the exact one; repeats are in neither", async () => {
    const label = (value: AnswerValue, pass = 0) => ({ ...plainLabel, value, pass });
    const row = exported(
      { kind: "text", text: "t", id: "e1" },
      { labels: [label("=1+1"), label("-3"), label("again", 1)] },
    );
    const safe = await write("long-csv", [row], { csv: "safe" });
    expect(safe.text).toContain(",'=1+1,");
    expect(safe.text.startsWith("\ufeff")).toBe(true);
    expect((await write("long-csv", [row])).text).toContain(",=1+1,");
    for (const { text, tally } of [safe, await write("long-csv", [row])]) {
      expect(text).toContain(",-3,");
      expect(text).not.toContain("again");
      expect(tally.records).toBe(2);
    }
  });
});

const plainLabel = {
  annotator: "ada",
  criterion: "quality",
  guidelineVersion: 1,
  submittedAt: "2026-01-02T03:04:05.000Z",
  activeMs: null,
  wallMs: null,
  session: null,
  position: null,
  revision: 1,
  comment: null,
};

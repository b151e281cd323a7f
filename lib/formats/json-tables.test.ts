import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { openContainer } from "@/lib/import/open-container";

async function read(content: unknown, size?: number) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const events = await collect(openContainer(inPieces(text, size), {}));
  return events.map((event) => ("value" in event ? [event.line, event.value] : [event.line, event.error.code]));
}

const rows = [
  { id: 1, text: "one" },
  { id: 2, text: null },
  { id: 3, text: "drei" },
];
const numbered = rows.map((row, index) => [index + 1, row]);

describe("a JSON file that is a table", () => {
  it.each([
    ["lists by column", { id: [1, 2, 3], text: ["one", null, "drei"] }],
    ["pandas by columns", { id: { 0: 1, 1: 2, 2: 3 }, text: { 0: "one", 1: null, 2: "drei" } }],
    ["pandas by index", { 0: rows[0], 1: rows[1], 2: rows[2] }],
  ])("gives its rows: %s", async (_, file) => {
    for (const size of [1, 1000]) expect(await read(file, size)).toEqual(numbered);
    expect(await read(JSON.stringify(file, null, 2))).toEqual(numbered);
  });

  it("gives its rows where the names of the columns stand apart from them", async () => {
    const file = { columns: ["id", "text"], index: [0, 1, 2], data: rows.map(({ id, text }) => [id, text]) };
    expect(await read(file)).toEqual(rows.map((row) => [1, row]));
    expect(await read(JSON.stringify(file, null, 1))).toMatchObject(rows.map((row) => [expect.any(Number), row]));
    expect(await read({ columns: ["id", "text"], data: [[1, "one"], [2]] })).toEqual([
      [1, rows[0]],
      [1, "wrong-cell-count"],
    ]);
  });

  it("gives the rows of pages of the Hugging Face datasets server, and refuses those that it cut off", async () => {
    const page = (row: unknown, index: number, cut: string[] = []) => ({ row_idx: index, row, truncated_cells: cut });
    const file = { features: [{ name: "id" }], rows: rows.map((row, index) => page(row, index)), num_rows_total: 9 };
    expect(await read(file)).toEqual(rows.map((row) => [1, row]));
    expect(await read({ rows: [page(rows[0], 0, ["text"])] })).toEqual([[1, "truncated-cells"]]);
  });

  it("gives the list that stands in an object in an object", async () => {
    expect(await read({ version: 3, results: { stats: { n: 3 }, results: rows }, config: {} })).toEqual(
      rows.map((row) => [1, row]),
    );
    expect(await read({ results: { stats: {} }, data: rows })).toEqual(rows.map((row) => [1, row]));
  });

  it("says how to write it where it is too large to be read by columns", async () => {
    const file = { id: Array.from({ length: 260_000 }, () => 1), text: Array.from({ length: 260_000 }, () => 2) };
    const events = await collect(openContainer(inPieces(JSON.stringify(file)), {}));
    expect(events).toMatchObject([
      { line: 1, error: { code: "too-many-values", message: expect.stringContaining('orient="records"') } },
    ]);
  });

  it("is not seen in records of lists", async () => {
    const chats = { chosen: [{ role: "user", content: "a" }], rejected: [{ role: "user", content: "a" }] };
    const named = { tokens: ["EU", "rejects"], tags: ["B", "O"] };
    const asked = { prompt: "p", completions: ["a", "b"], labels: [true, false] };
    for (const record of [asked, { a: { b: 1 } }, { a: ["x"], b: ["y", "z"] }, { a: [] }, {}])
      expect(await read(record)).toEqual([[1, record]]);
    expect(await read(`${JSON.stringify(named)}\n${JSON.stringify(named)}`)).toEqual([
      [1, named],
      [2, named],
    ]);
    expect(await read(`[${JSON.stringify(chats)},${JSON.stringify(chats)}]`)).toEqual([
      [1, chats],
      [1, chats],
    ]);
  });

  it("gives back any table, however it was written", async () => {
    const name = fc.constantFrom("id", "text", "a b", "__proto__", "7");
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(["x"]));
    const tables = fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).chain((names) =>
      fc.tuple(
        fc.constant(names),
        fc.array(fc.array(value, { minLength: names.length, maxLength: names.length }), {
          minLength: 1,
          maxLength: 6,
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(tables, async ([names, cells]) => {
        const record = (row: unknown[]) =>
          JSON.parse(`{${names.map((key, at) => `${JSON.stringify(key)}:${JSON.stringify(row[at])}`).join()}}`);
        const column = (at: number) => cells.map((row) => row[at]);
        const byColumn = `{${names.map((key, at) => `${JSON.stringify(key)}:${JSON.stringify({ ...column(at) })}`).join()}}`;
        const split = JSON.stringify({ columns: names, index: cells.map((_, at) => at), data: cells });
        for (const text of [byColumn, split])
          expect((await read(text)).map(([, row]) => row)).toEqual(cells.map(record));
      }),
      { numRuns: 100 },
    );
  });
});

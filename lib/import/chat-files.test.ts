import fc from "fast-check";
import { expect, test } from "vitest";
import type { Example } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";
import { CHAT_SHAPES } from "@/lib/formats/testing/chats";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { openExamples } from "./open-import";

const records = CHAT_SHAPES.map(([, record]) => record);

async function readExamples(file: ReturnType<typeof inPieces>, fileName: string): Promise<(Example | null)[]> {
  const opened = await openExamples(file, { fileName }, []);
  if ("refused" in opened) throw new Error(opened.refused);
  return (await collect(opened.events)).map((event) => ("value" in event ? event.value.example : null));
}

/** A file's bytes in an encoding, with or without a byte order mark. */
const encodings = {
  utf8: (text: string) => Buffer.from(text),
  "utf8-bom": (text: string) => Buffer.from(`\ufeff${text}`),
  utf16: (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
};

/** Ways to put conversations into a file: a line each, a list, or a table with the turns as JSON text. */
const containers = {
  "chats.jsonl": (chats: readonly object[], end: string) => chats.map((chat) => JSON.stringify(chat) + end).join(""),
  "chats.json": (chats: readonly object[], end: string) => JSON.stringify(chats, null, 1).replaceAll("\n", end),
};

test("conversations come out of any file alike: in any order, with either line end, in three encodings, in pieces of any size", () =>
  fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(records, { minLength: 2 }),
      fc.constantFrom(...Object.keys(encodings)) as fc.Arbitrary<keyof typeof encodings>,
      fc.constantFrom(...Object.keys(containers)) as fc.Arbitrary<keyof typeof containers>,
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 5000 }),
      async (chats, encoding, fileName, end, size) => {
        const bytes = encodings[encoding](containers[fileName](chats, end));
        const read = await readExamples(inPieces(bytes, size), fileName);
        const expected = chats.map((chat) => {
          const result = recognise(chat);
          return result.ok && result.example;
        });
        expect(read).toEqual(expected);
      },
    ),
    { numRuns: 40 },
  ));

test("a table with the turns, tools and history as JSON text gives the same", async () => {
  const cell = (value: unknown) => {
    const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
    return `"${text.replaceAll('"', '""')}"`;
  };
  for (const record of records) {
    const names = Object.keys(record);
    const table = `${names.join(",")}\n${names.map((name) => cell(record[name])).join(",")}\n`;
    const [read] = await readExamples(inPieces(table), "chats.csv");
    const expected = recognise(record);
    if (!read || !expected.ok) throw new Error(JSON.stringify([read, expected]));
    // What is only kept is as a table has it: a number is text.
    const { provenance: _read, ...example } = read;
    const { provenance: _expected, ...same } = expected.example;
    expect(example).toEqual(same);
  }
});

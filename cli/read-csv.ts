import { CsvError, parse } from "csv-parse";
import { InputError } from "@/cli/input-error";
import type { RawRecord } from "@/cli/raw-record";

const REQUIRED = ["example", "annotator", "value"] as const;

/** CSV with a header; `first` is the beginning of the text, by which the delimiter (comma, tab, semicolon) is found. */
export async function* readCsv(text: AsyncIterable<string>, first: string): AsyncGenerator<RawRecord> {
  const delimiter = delimiterOf(first);
  const parser = parse({
    delimiter,
    record_delimiter: ["\n", "\r"],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const fed = feed(unifyLineBreaks(text), parser);
  let header: string[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (header === null) {
        header = record.map((name) => name.trim());
        checkHeader(header);
        continue;
      }
      const fields = new Map<string, string>();
      header.forEach((name, k) => {
        const cell = record[k];
        if (cell !== undefined && cell !== "") fields.set(name, cell);
      });
      yield { line: info.lines, fields };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : null;
    const remedy = "Quote cells that hold quotes or line breaks";
    throw new InputError(line, "row", `this is not valid CSV (${error.code})`, remedy);
  }
  await fed;
  if (header === null) throw new InputError(null, "file", "it is empty", `Give the columns ${REQUIRED.join(", ")}`);
}

/** Turns CR LF into LF, also across chunks, so that line numbers are those of an editor. */
async function* unifyLineBreaks(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const chunk of text) {
    const joined = held + chunk;
    held = joined.endsWith("\r") ? "\r" : "";
    yield joined.slice(0, joined.length - held.length).replaceAll("\r\n", "\n");
  }
  yield held;
}

/** Writes the text into the parser at the pace at which it is read. */
async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of text) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once("drain", resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

function delimiterOf(first: string): string {
  const header = first.split("\n", 1)[0] ?? "";
  const count = (character: string) => header.split(character).length;
  return [",", "\t", ";"].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

function checkHeader(header: readonly string[]) {
  for (const name of REQUIRED) {
    if (!header.includes(name)) {
      const remedy = `Name the columns ${REQUIRED.join(", ")} in the first line (found: ${header.join(", ")})`;
      throw new InputError(1, name, "this column is missing", remedy);
    }
  }
}

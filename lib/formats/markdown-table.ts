import { decodeText } from "@/lib/formats/encoding";
import { type Line, LineSplitter } from "@/lib/formats/line-splitter";
import { type RecordEvent, type Splitter, tooLong } from "@/lib/formats/record";
import { type Row, TableRows } from "@/lib/formats/table-rows";

/** The row of dashes below the names of the columns. */
const RULE = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** Most lines (a title, blank lines) that may stand above a table for the text to be one. */
const MOST_ABOVE = 10;

/** The line with the names of the columns where a text begins with a Markdown table, else `null`. */
export function markdownStart(text: string): number | null {
  const lines = text.split(/\r?\n/, MOST_ABOVE + 2);
  const rule = lines.findIndex(
    (line, index) => index > 0 && isRule(line) && cellsOf(line).length === cellsOf(lines[index - 1] as string).length,
  );
  return rule === -1 ? null : rule;
}

function isRule(line: string): boolean {
  return line.includes("|") && line.includes("-") && RULE.test(line.trim());
}

/** The rows of a Markdown table as objects: `start` is the line of its header, the row of dashes follows. */
export class MarkdownReader implements Splitter<Row> {
  readonly #lines = new LineSplitter();
  readonly #table: TableRows;
  readonly #start: number;

  constructor(start: number) {
    this.#start = start;
    this.#table = new TableRows({ header: true, start });
  }

  get isStopped(): boolean {
    return this.#table.isStopped;
  }

  push(chunk: Uint8Array): Generator<RecordEvent<Row>> {
    return this.#table.read(this.#cells(this.#lines.push(chunk)));
  }

  end(): Generator<RecordEvent<Row>> {
    return this.#table.read(this.#cells(this.#lines.end()));
  }

  *#cells(lines: Iterable<Line>): Generator<RecordEvent<string[]>> {
    for (const { line, bytes } of lines) {
      if (line === this.#start + 1) continue;
      const text = bytes === null ? tooLong(line) : decodeText(bytes, line);
      if (typeof text !== "string") yield text;
      else if (text.trim() !== "") yield { line, value: cellsOf(text) };
    }
  }
}

/** The cells between the bars of a line. `\|` is a bar of the text, `<br>` a line break. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .trim()
      .replaceAll("\\|", "|")
      .replace(/<br\s*\/?>/gi, "\n"),
  );
}

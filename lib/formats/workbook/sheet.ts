import { MAX_FIELDS } from "@/lib/formats/record";
import type { MergedCells } from "@/lib/formats/workbook/merged";
import { type Cell, columnLetters, columnOf, type SheetRow } from "@/lib/formats/workbook/row";
import { dateText } from "@/lib/formats/workbook/styles";
import { RichText, type Texts } from "@/lib/formats/workbook/texts";
import { brokenWorkbook, readXml } from "@/lib/formats/workbook/xml";
import type { Zip } from "@/lib/formats/workbook/zip";

/** What the cells of a workbook are read by. */
export interface CellRules {
  dates: readonly boolean[];
  is1904: boolean;
}

/** The last row that a sheet can have. */
const LAST_ROW = 1_048_576;

/** Whole numbers from here on have lost digits: spreadsheets keep fifteen. */
const LONG_NUMBER = 1e15;

/** The rows of a sheet in their order; what several rows share by a merged cell stands in each of them. */
export async function* sheetRows(
  zip: Zip,
  name: string,
  rules: CellRules,
  merged: MergedCells,
): AsyncGenerator<SheetRow> {
  const reader = new SheetReader(rules);
  for await (const _ of readXml(zip, name, reader))
    for (const row of reader.take()) {
      merged.fill(row);
      yield row;
    }
}

/** The text of each cell. */
export function withTexts(row: SheetRow, texts: Texts): string[] {
  return row.cells.map((cell) => {
    const text = typeof cell === "number" ? texts.at(cell) : cell;
    if (text === undefined) throw brokenWorkbook();
    return text;
  });
}

/** How many shared texts have to be known to read some rows. */
export function textsNeeded(rows: readonly SheetRow[]): number {
  return rows.reduce(
    (most, { cells }) =>
      cells.reduce((max: number, cell) => (typeof cell === "number" ? Math.max(max, cell + 1) : max), most),
    0,
  );
}

class SheetReader {
  readonly #rules: CellRules;
  readonly #text = new RichText();
  #done: SheetRow[] = [];
  #row: SheetRow = { line: 0, cells: [] };
  #column = 0;
  #cell: Readonly<Record<string, string>> = {};
  #value = "";
  #isValue = false;
  #isFormula = false;

  constructor(rules: CellRules) {
    this.#rules = rules;
  }

  /** The rows that are complete. */
  take(): SheetRow[] {
    const rows = this.#done;
    this.#done = [];
    return rows;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    this.#text.open(tag);
    if (tag === "row") {
      const line = attributes.r === undefined ? this.#row.line + 1 : Number(attributes.r);
      if (!(Number.isInteger(line) && line > this.#row.line && line <= LAST_ROW)) throw brokenWorkbook();
      this.#row = { line, cells: [] };
      this.#column = 0;
    } else if (tag === "c") {
      this.#cell = attributes;
      this.#column = columnOf(attributes.r) ?? this.#column + 1;
      this.#value = "";
      this.#isFormula = false;
    } else if (tag === "v") this.#isValue = true;
    else if (tag === "f") this.#isFormula = true;
  }

  close(tag: string): void {
    this.#text.close(tag);
    if (tag === "v") this.#isValue = false;
    else if (tag === "c") this.#put();
    else if (tag === "row" && (this.#row.cells.length > 0 || this.#row.error)) this.#done.push(this.#row);
  }

  text(part: string): void {
    if (this.#isValue) this.#value += part;
    else this.#text.add(part);
  }

  #put(): void {
    const inline = this.#text.take();
    const { t: type = "n" } = this.#cell;
    const value = type === "inlineStr" ? inline : this.#value;
    if (value === "") {
      if (this.#isFormula && type !== "str")
        this.#refuse("=", "holds a formula without a value; open the workbook in a spreadsheet program and save it");
      return;
    }
    if (this.#column > MAX_FIELDS) {
      this.#refuse(value, "is one of too many columns; at most 2,000 are read");
      return;
    }
    const cell = this.#read(type, value);
    if (cell === "") return;
    while (this.#row.cells.length < this.#column - 1) this.#row.cells.push("");
    this.#row.cells.push(cell);
  }

  #read(type: string, value: string): Cell {
    switch (type) {
      case "s":
        return Number(value);
      case "b":
        return value === "1" ? "true" : "false";
      case "e":
        // The one error that people write themselves, where a value is not available.
        if (value === "#N/A") return value;
        this.#refuse(value, `holds the error ${value}; mend the formula or empty the cell`);
        return "";
      case "n":
        return this.#number(Number(value), value);
      default:
        return value;
    }
  }

  #number(number: number, written: string): string {
    if (Number.isNaN(number)) return written;
    if (this.#rules.dates[Number(this.#cell.s ?? 0)]) return dateText(number, this.#rules.is1904);
    if (Number.isInteger(number) && Math.abs(number) >= LONG_NUMBER)
      this.#refuse(
        written,
        "holds a number of more than 15 digits, of which a workbook loses the last; format it as text and enter it again",
      );
    return String(number);
  }

  #refuse(value: string, problem: string): void {
    if (value === "" || this.#row.error) return;
    const name = `${columnLetters(this.#column)}${this.#row.line}`;
    this.#row.error = { code: "invalid-cell", message: `cell ${name} ${problem}`, field: name };
  }
}

import { type Cell, columnOf, type SheetRow } from "@/lib/formats/workbook/row";
import type { Zip } from "@/lib/formats/workbook/zip";

/** A cell that goes over several rows. */
interface Range {
  first: number;
  last: number;
  column: number;
}

const RANGE = /<(?:\w+:)?mergeCell\b[^<>]*?\bref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g;
const LONGEST_TAG = 200;

/** The merged cells of a sheet, as its rows pass by in their order. */
export class MergedCells {
  readonly #ranges: Range[];
  #next = 0;
  /** By column, as ranges do not overlap. */
  readonly #open = new Map<number, { last: number; value: Cell }>();

  private constructor(ranges: Range[]) {
    this.#ranges = ranges;
  }

  static readonly NONE = new MergedCells([]);

  /** Those that go over several rows. They stand behind the rows, so the sheet is looked through for them first. */
  static async of(zip: Zip, name: string): Promise<MergedCells> {
    const ranges: Range[] = [];
    let rest = "";
    for await (const piece of zip.read(name)) {
      const text = rest + Buffer.from(piece).toString("latin1");
      let end = 0;
      for (const found of text.matchAll(RANGE)) {
        const [first, last] = [Number(found[2]), Number(found[3])];
        if (last > first) ranges.push({ first, last, column: columnOf(found[1]) ?? 1 });
        end = found.index + found[0].length;
      }
      rest = text.slice(Math.max(end, text.length - LONGEST_TAG));
    }
    return new MergedCells(ranges.sort((a, b) => a.first - b.first));
  }

  /** Puts into a row what it shares with rows above. */
  fill({ line, cells }: SheetRow): void {
    for (const [column, { last, value }] of this.#open) {
      if (last < line) this.#open.delete(column);
      else if ((cells[column - 1] ?? "") === "") {
        while (cells.length < column - 1) cells.push("");
        cells[column - 1] = value;
      }
    }
    for (let range = this.#ranges[this.#next]; range && range.first <= line; range = this.#ranges[++this.#next]) {
      const value = cells[range.column - 1];
      if (range.first === line && value !== undefined) this.#open.set(range.column, { last: range.last, value });
    }
  }
}

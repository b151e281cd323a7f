import { type Cell, columnOf, type SheetRow } from "@/lib/formats/workbook/row";
import type { Zip } from "@/lib/formats/workbook/zip";

/** A cell that goes over several rows. */
export interface MergedRange {
  first: number;
  last: number;
  column: number;
  value?: Cell | undefined;
}

const RANGE = /<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g;
const LONGEST_TAG = 200;

/** The merged cells of a sheet that go over several rows, in the order in which they begin. They stand behind the rows. */
export async function mergedRanges(zip: Zip, name: string): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
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
  return ranges.sort((a, b) => a.first - b.first);
}

/** Puts into a row what it shares with rows above. Ranges that have ended are dropped. */
export function fillMerged(ranges: MergedRange[], row: SheetRow): void {
  for (const range of ranges) {
    if (range.first > row.line) break;
    const index = range.column - 1;
    if (range.first === row.line) range.value = row.cells[index];
    else if (range.last >= row.line && range.value !== undefined && (row.cells[index] ?? "") === "") {
      while (row.cells.length < index) row.cells.push("");
      row.cells[index] = range.value;
    }
  }
  while (ranges[0] && ranges[0].last <= row.line) ranges.shift();
}

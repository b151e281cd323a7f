import type { RecordError } from "@/lib/formats/record";

/** A cell as its text, or as the number of a shared text. */
export type Cell = string | number;

/** A row that holds something, from its first cell to its last, or what is wrong in it. */
export interface SheetRow {
  line: number;
  cells: Cell[];
  error?: RecordError;
}

/** The number of a cell's column, from 1, by the letters of its name. */
export function columnOf(name: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(name ?? "")?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}

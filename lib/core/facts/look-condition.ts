import type { FactColumn, FactTable, FactValueKind } from "./fact";
import { heldFact } from "./held";
import { type PartChoice, unitsOf } from "./place";

/**
 * What a value must be. A range takes `from` and leaves out `below`; `type` is that of a thing in a list, null for any; `hash` is written
 * in sixteen hexadecimal digits. `none` asks for lists with nothing in them, `missing` for what has no value.
 */
export type FactTest =
  | { is: "range"; from?: number; below?: number }
  | { is: "word"; word: string }
  | { is: "flag"; flag: boolean }
  | { is: "type"; type: string | null }
  | { is: "none" }
  | { is: "hash"; hash: string }
  | { is: "missing" };

/** That an example, or one of its chosen parts at least, passes a test on one fact. */
export interface LookCondition {
  fact: string;
  part?: PartChoice;
  test: FactTest;
}

const TESTED: Record<FactValueKind, readonly FactTest["is"][]> = {
  count: ["range"],
  number: ["range"],
  word: ["word"],
  flag: ["flag"],
  list: ["type", "none"],
  hash: ["hash"],
};

/** Whether a fact of this kind can be asked for this. */
export function canTest(kind: FactValueKind, test: FactTest): boolean {
  return test.is === "missing" || TESTED[kind].includes(test.is);
}

/** Whether the row of a column passes. A test of another kind than the column's lets nothing through. */
export function testOf(column: FactColumn, test: FactTest): (row: number) => boolean {
  if (test.is === "missing") return (row) => !isPresent(column, row);
  switch (column.kind) {
    case "count":
    case "number": {
      if (test.is !== "range") return () => false;
      const { from = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = test;
      const { values } = column;
      return (row) => values[row]! >= from && (values[row]! < below || below === Number.POSITIVE_INFINITY);
    }
    case "word": {
      const code = test.is === "word" ? column.words.indexOf(test.word) : -2;
      return code < 0 ? () => false : (row) => column.codes[row] === code;
    }
    case "flag": {
      const wanted = test.is === "flag" ? Number(test.flag) : -1;
      return (row) => column.values[row] === wanted;
    }
    case "list": {
      if (test.is === "none") return (row) => isPresent(column, row) && !column.lists.get(row)?.length;
      if (test.is !== "type") return () => false;
      const { type } = test;
      return (row) => {
        const things = column.lists.get(row);
        return things !== undefined && (type === null ? things.length > 0 : things.some((one) => one.type === type));
      };
    }
    case "hash": {
      if (test.is !== "hash") return () => false;
      const wanted = BigInt(`0x${test.hash}`);
      return (row) => column.values[row] === wanted;
    }
  }
}

/** Whether a row has a value. A list without things has one: it says that there are none. */
export function isPresent(column: FactColumn, row: number): boolean {
  switch (column.kind) {
    case "count":
    case "number":
      return !Number.isNaN(column.values[row]!);
    case "word":
      return column.codes[row]! >= 0;
    case "flag":
      return column.values[row] !== 2;
    case "hash":
      return column.values[row] !== 0n;
    case "list":
      return column.missing?.[row] !== 1;
  }
}

/**
 * 1 for each example that passes every condition, 0 for the others. Each condition is met by an example of which at least one chosen part
 * meets it, so two conditions on parts may be met by two of them. A fact that the table does not hold is met by none.
 */
export function examplesMeeting(table: FactTable, conditions: readonly LookCondition[]): Uint8Array {
  let meeting = new Uint8Array(table.examples).fill(1);
  for (const { fact, part, test } of conditions) {
    const next = new Uint8Array(table.examples);
    const held = heldFact(table, fact);
    if (held) {
      const { rows, examples } = unitsOf(table, held.definition, part, meeting);
      const passes = testOf(held.column, test);
      for (let unit = 0; unit < rows.length; unit++) if (passes(rows[unit]!)) next[examples[unit]!] = 1;
    }
    meeting = next;
  }
  return meeting;
}

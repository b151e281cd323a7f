import type { FactColumn, FactSpan, FactValueKind } from "@/lib/core/facts/fact";
import { MISSING } from "./column-bytes";

/** A column that is put together of those of batches; what none of them brings is missing. */
export interface Assembly {
  /** Puts the first so many values of a column from a place on. */
  put(column: FactColumn, at: number, length: number): void;
  finish(): FactColumn;
}

/** Room for so many values of a kind. */
export function assemble(kind: FactValueKind, length: number): Assembly {
  switch (kind) {
    case "count":
    case "number":
      return ofArrays(kind, new Float64Array(length).fill(MISSING.number));
    case "flag":
      return ofArrays(kind, new Uint8Array(length).fill(MISSING.flag));
    case "hash":
      return ofArrays(kind, new BigUint64Array(length));
    case "word":
      return ofWords(length);
    case "list":
      return ofLists(length);
  }
}

type Plain = Exclude<FactColumn, { kind: "word" | "list" }>;

function ofArrays(kind: Plain["kind"], values: Plain["values"]): Assembly {
  const whole = { kind, values } as Plain;
  return {
    put(column, at, length) {
      const { values: some } = same(column, kind) as Plain;
      (values as Float64Array).set(some.subarray(0, length) as Float64Array, at);
    },
    finish: () => whole,
  };
}

function ofWords(length: number): Assembly {
  const words: string[] = [];
  const known = new Map<string, number>();
  const codes = new Int32Array(length).fill(MISSING.code);
  const codeOf = (word: string) => {
    const code = known.get(word);
    if (code !== undefined) return code;
    known.set(word, words.length);
    return words.push(word) - 1;
  };
  return {
    put(column, at, length) {
      const { words: own, codes: some } = same(column, "word") as Extract<FactColumn, { kind: "word" }>;
      const mine = own.map(codeOf);
      const taken = some.subarray(0, length);
      for (let k = 0; k < taken.length; k++) codes[at + k] = taken[k]! < 0 ? MISSING.code : mine[taken[k]!]!;
    },
    finish: () => ({ kind: "word", words, codes }),
  };
}

function ofLists(whole: number): Assembly {
  const lists = new Map<number, readonly FactSpan[]>();
  const missing = new Uint8Array(whole).fill(1);
  return {
    put(column, at, length) {
      const own = same(column, "list") as Extract<FactColumn, { kind: "list" }>;
      for (const [row, list] of own.lists) if (row < length) lists.set(at + row, list);
      if (own.missing) missing.set(own.missing.subarray(0, length), at);
      else missing.fill(0, at, at + length);
    },
    finish: () => ({ kind: "list", lists, ...(missing.includes(1) && { missing }) }),
  };
}

function same(column: FactColumn, kind: FactColumn["kind"]): FactColumn {
  if (column.kind !== kind) throw new TypeError(`values of a ${column.kind} among those of a ${kind}`);
  return column;
}

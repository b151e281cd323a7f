/** The parts of an example that facts are about. */
export const PART_KINDS = ["text", "system", "prompt", "response", "turn", "context"] as const;
export type PartKind = (typeof PART_KINDS)[number];

export const SPEAKERS = ["system", "user", "assistant", "tool"] as const;
export type Speaker = (typeof SPEAKERS)[number];

/**
 * A text within an example. A conversation has its turns, and as prompt and response what stands before its last assistant's turn and
 * that turn; of a comparison each response is one, by its place.
 */
export interface FactPart {
  kind: PartKind;
  /** Its place among those of its kind, from 0. */
  place: number;
  speaker?: Speaker;
  text: string;
}

export interface FactToolCall {
  /** The turn it stands in, by its place; absent where the example has no turns. */
  turn?: number;
  name: string;
  /** As they were given: an object, or the text that did not parse. */
  arguments: unknown;
}

/** An example as facts are made of it. */
export interface FactExample {
  kind: "text" | "instruction" | "preference" | "reward" | "conversation";
  parts: readonly FactPart[];
  toolCalls: readonly FactToolCall[];
  /** Names of the tools that it offers. */
  tools: readonly string[];
}

/**
 * What a fact's values are: a whole number, a share or other real number, yes or no, a word of which many examples have the same, a list
 * of things with their places in the text, or 64 bits that tell equal from different.
 */
export type FactValueKind = "count" | "number" | "flag" | "word" | "list" | "hash";

/** A thing in a text: from (inclusive) to (exclusive) in code points. */
export interface FactSpan {
  type: string;
  from: number;
  to: number;
  /** How sure the rule is that made it, from 0 to 1. */
  confidence?: number;
  /** Which rule that is, where a maker has several for one type. */
  rule?: string;
}

export type FactValue = number | boolean | string | readonly FactSpan[] | bigint | null;

export interface FactDefinition {
  /** Letters, digits, underscores; words of a group begin alike, such as `repeated_lines`. */
  name: string;
  /** Whether it has one value for an example, or one for each of its parts. */
  on: "example" | "part";
  kind: FactValueKind;
  /** In the plural, as it stands behind a number: `tokens`. */
  unit?: string;
  title: string;
  /** One sentence that says exactly when it has which value, and when it has none. */
  help: string;
}

/** What a maker finds out about one example: by the names of facts; of parts one record for each, in the order of its parts. */
export interface FactValues {
  example: Readonly<Record<string, FactValue>>;
  parts: readonly Readonly<Record<string, FactValue>>[];
}

/**
 * Derives facts from the text of an example. The same example, version and parameters always give the same facts, in time linear in the
 * example's length whatever it holds.
 */
export interface FactMaker<Parameters = undefined> {
  name: string;
  /** Raised whenever a fact could come out otherwise than before. */
  version: number;
  facts: readonly FactDefinition[];
  /**
   * Loads what it needs, `kept` what the project keeps for it by a hash; awaited before the first example is made, and cheap when it is awaited
   * again.
   */
  prepare?(parameters?: Parameters, kept?: (hash: string) => Promise<string>): Promise<void>;
  make(example: FactExample, parameters: Parameters): FactValues;
}

/**
 * The values of one fact for many examples or parts. What is missing is NaN, code -1, 2 for a flag, 0 for a hash; of lists 1 in `missing`,
 * which is not there where none is: what has no list and is not missing has nothing of the kind.
 */
export type FactColumn = Looked &
  (
    | { kind: "count" | "number"; values: Float64Array }
    | { kind: "flag"; values: Uint8Array }
    | {
        kind: "word";
        words: readonly string[];
        codes: Int32Array;
        /** What words were called before: whoever asks by such a name means the word that it leads to. */
        aliases?: ReadonlyMap<string, string>;
      }
    | { kind: "hash"; values: BigUint64Array }
    | { kind: "list"; lists: ReadonlyMap<number, readonly FactSpan[]>; missing?: Uint8Array }
  );

interface Looked {
  /** 1 where nobody has looked yet, or looking failed: what is missing there is unknown. Absent where that is nowhere so. */
  unlooked?: Uint8Array;
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
 * Facts of many examples as columns, as calculations read them. Examples count from 0 in the order of their arrival; the parts of one lie
 * together and follow that order.
 */
export interface FactTable {
  examples: number;
  parts: number;
  /** Of each part: its example, its kind (place in `PART_KINDS`), its place, its speaker (place in `SPEAKERS`, 255 without one). */
  partExample: Uint32Array;
  partKind: Uint8Array;
  partPlace: Uint16Array;
  partSpeaker: Uint8Array;
  /** By the facts' names; as long as `examples` or `parts`, after what the fact is on. */
  columns: ReadonlyMap<string, FactColumn>;
  /** By example the number of the unit that it makes with its copies, -1 for one without; absent where nothing is known of copies. */
  unitOf?: Int32Array | undefined;
}

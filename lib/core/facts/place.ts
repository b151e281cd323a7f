import { type FactDefinition, type FactTable, PART_KINDS, type PartKind, SPEAKERS, type Speaker } from "./fact";

/** Which parts of examples something is about: all of a kind, or of the turns those of one speaker. */
export interface PartChoice {
  kind: PartKind;
  speaker?: Speaker;
}

/** `turn.user` for the turns of the user, otherwise the kind. */
export function writePart({ kind, speaker }: PartChoice): string {
  return speaker === undefined ? kind : `${kind}.${speaker}`;
}

/** Undefined for what names no parts. */
export function readPart(text: string): PartChoice | undefined {
  const [first, second, ...rest] = text.split(".");
  const kind = PART_KINDS.find((one) => one === first);
  const speaker = SPEAKERS.find((one) => one === second);
  if (!kind || rest.length > 0 || (second !== undefined && (!speaker || kind !== "turn"))) return undefined;
  return speaker ? { kind, speaker } : { kind };
}

/** The parts that the table holds, with how many there are of each: kinds first, then the turns of each speaker. */
export function partsHeld({ partKind, partSpeaker }: FactTable): { part: PartChoice; parts: number }[] {
  const kinds = new Float64Array(PART_KINDS.length);
  const turns = new Float64Array(256);
  const turn = PART_KINDS.indexOf("turn");
  for (let part = 0; part < partKind.length; part++) {
    kinds[partKind[part]!]!++;
    if (partKind[part] === turn) turns[partSpeaker[part]!]!++;
  }
  return [
    ...PART_KINDS.map((kind, code) => ({ part: { kind }, parts: kinds[code]! })),
    ...SPEAKERS.map((speaker, code) => ({ part: { kind: "turn" as const, speaker }, parts: turns[code]! })),
  ].filter(({ parts }) => parts > 0);
}

/** Rows of columns with the example of each, in the order of examples. */
export interface Units {
  rows: Uint32Array;
  examples: Uint32Array;
  /** Whether no example has two of them. */
  areSingle: boolean;
  /** By example the unit of copies that it is in; see `FactTable`. */
  unitOf?: Int32Array | undefined;
}

/** Units of rows in their order, with the example of each. */
export function unitsFrom(rows: Uint32Array, examples: Uint32Array, unitOf?: Int32Array): Units {
  let areSingle = true;
  for (let unit = 1; unit < examples.length; unit++) if (examples[unit] === examples[unit - 1]) areSingle = false;
  return { rows, examples, areSingle, unitOf };
}

/** A value of an example that has copies, by the number of the unit that it makes with them. */
export interface CopiedValue {
  unit: number;
  value: number;
}

/** The values of examples that have copies, where each example has one; NaN is none. */
export function copiedAmong({ rows, examples, unitOf }: Units, value: (row: number) => number): CopiedValue[] {
  const copied: CopiedValue[] = [];
  if (!unitOf) return copied;
  for (let place = 0; place < rows.length; place++) {
    const unit = unitOf[examples[place]!]!;
    const own = unit < 0 ? Number.NaN : value(rows[place]!);
    if (!Number.isNaN(own)) copied.push({ unit, value: own });
  }
  return copied;
}

/**
 * The rows of a fact that something is about: of a fact on examples one for each example, of a fact on parts one for each chosen part.
 * `among` lets through the examples at which it is 1. Without a choice every part is meant.
 */
export function unitsOf(
  table: FactTable,
  { on }: Pick<FactDefinition, "on">,
  choice: PartChoice | undefined,
  among?: Uint8Array,
): Units {
  const { partExample, partKind, partSpeaker, unitOf } = table;
  const kind = choice ? PART_KINDS.indexOf(choice.kind) : -1;
  const speaker = choice?.speaker ? SPEAKERS.indexOf(choice.speaker) : -1;
  const isWhole = on === "example";
  const length = isWhole ? table.examples : table.parts;
  const rows = new Uint32Array(length);
  let n = 0;
  for (let row = 0; row < length; row++) {
    if (among && among[isWhole ? row : partExample[row]!] !== 1) continue;
    if (!isWhole && kind >= 0 && partKind[row] !== kind) continue;
    if (!isWhole && speaker >= 0 && partSpeaker[row] !== speaker) continue;
    rows[n++] = row;
  }
  const own = rows.subarray(0, n);
  if (isWhole) return { rows: own, examples: own, areSingle: true, unitOf };
  const examples = new Uint32Array(n);
  for (let unit = 0; unit < n; unit++) examples[unit] = partExample[own[unit]!]!;
  return unitsFrom(own, examples, unitOf);
}

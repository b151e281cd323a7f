import { type FactPart, type FactTable, PART_KINDS, SPEAKERS } from "@/lib/core/facts/fact";

/** Of each part: its example (by its place among them), kind, place and speaker. */
export type PartColumns = Pick<FactTable, "partExample" | "partKind" | "partPlace" | "partSpeaker">;

/** Which examples a batch holds, by id in the order of their arrival, and what the parts of each are. */
export interface BatchLayout extends PartColumns {
  ids: readonly string[];
}

export const NO_SPEAKER = 255;
/** A place beyond is told as this one. */
const LAST_PLACE = 65_535;
export const ID_BYTES = 16;
/** Of a part: four for its example, two for its place, one each for kind and speaker. */
const PART_BYTES = 8;

export function layoutOf(ids: readonly string[], parts: readonly (readonly FactPart[])[]): BatchLayout {
  const all = parts.flatMap((own, example) => own.map((part) => ({ ...part, example })));
  return {
    ids,
    partExample: Uint32Array.from(all, ({ example }) => example),
    partKind: Uint8Array.from(all, ({ kind }) => PART_KINDS.indexOf(kind)),
    partPlace: Uint16Array.from(all, ({ place }) => Math.min(place, LAST_PLACE)),
    partSpeaker: Uint8Array.from(all, ({ speaker }) => (speaker ? SPEAKERS.indexOf(speaker) : NO_SPEAKER)),
  };
}

/** Ids first, then the parts column by column, the widest first; in the byte order of column-bytes.ts. */
export function encodeLayout({ ids, partExample, partPlace, partKind, partSpeaker }: BatchLayout): Uint8Array {
  const head = ID_BYTES * ids.length;
  const parts = partExample.length;
  const bytes = Buffer.alloc(head + PART_BYTES * parts);
  for (const [k, id] of ids.entries()) bytes.write(id.replaceAll("-", ""), ID_BYTES * k, "hex");
  let at = head;
  for (const column of [partExample, partPlace, partKind, partSpeaker]) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return bytes;
}

/** The parts of a batch of so many examples and parts, from the bytes of its layout. */
export function decodeParts(bytes: Uint8Array, examples: number, parts: number): PartColumns {
  const own = new Uint8Array(bytes.subarray(ID_BYTES * examples)).buffer;
  return {
    partExample: new Uint32Array(own, 0, parts),
    partPlace: new Uint16Array(own, 4 * parts, parts),
    partKind: new Uint8Array(own, 6 * parts, parts),
    partSpeaker: new Uint8Array(own, 7 * parts, parts),
  };
}

/** The ids of so many examples, from the bytes of a layout or from ids alone. */
export function decodeIds(bytes: Uint8Array, examples: number): string[] {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, ID_BYTES * examples).toString("hex");
  return Array.from({ length: examples }, (_, k) => {
    const own = hex.slice(2 * ID_BYTES * k, 2 * ID_BYTES * (k + 1));
    return `${own.slice(0, 8)}-${own.slice(8, 12)}-${own.slice(12, 16)}-${own.slice(16, 20)}-${own.slice(20)}`;
  });
}

/** Bits for the ends of ids, by which most of those that nobody asks for are told at once. */
const END_BITS = 24;

/** The places of some ids among so many, -1 for one that is not there; the others are not decoded. */
export function placesAmong(bytes: Uint8Array, examples: number, ids: readonly string[]): Int32Array {
  const places = new Int32Array(ids.length).fill(-1);
  const wanted = new Map(ids.map((id, k) => [id, k]));
  const ends = new Uint8Array(1 << (END_BITS - 3));
  for (const id of ids) {
    const end = Number.parseInt(id.slice(-6), 16);
    ends[end >> 3]! |= 1 << (end & 7);
  }
  for (let place = 0; place < examples; place++) {
    const at = ID_BYTES * (place + 1) - 3;
    const end = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
    if ((ends[end >> 3]! & (1 << (end & 7))) === 0) continue;
    const [id] = decodeIds(bytes.subarray(ID_BYTES * place), 1);
    const k = wanted.get(id!);
    if (k !== undefined) places[k] = place;
  }
  return places;
}

import { availableParallelism, totalmem } from "node:os";
import type { FactColumn } from "@/lib/core/facts/fact";
import { decodeIds, decodeParts, ID_BYTES, type PartColumns } from "./layout-bytes";

/** A batch, and where its examples and parts begin among all. */
export interface Batch {
  revision: number;
  examples: number;
  parts: number;
  example: number;
  part: number;
}

/** Which examples a project has, and what their parts are. */
export interface KeptLayout extends PartColumns {
  batches: readonly Batch[];
  examples: number;
  parts: number;
  idBytes: Uint8Array;
  /** Made of the bytes when somebody asks for them. */
  ids?: string[];
}

/** A fact of all examples of a project. */
export interface KeptColumn {
  /** Of each batch that of its column; of the batch itself, negative, where it has none. */
  revisions: Float64Array;
  known: number;
  column: FactColumn;
}

/** How many batches from the first on are as they were. */
export function unchanged(now: ArrayLike<number>, before: ArrayLike<number>): number {
  let same = 0;
  while (same < now.length && same < before.length && now[same] === before[same]) same++;
  return same;
}

/** All threads together keep a quarter of the memory that there is, also where a container may have less than its machine. */
const MOST_BYTES =
  Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 4 / (availableParallelism() + 1);
/** After this time unasked something goes, and so does what is left of a project that was deleted. */
const KEPT_MS = 10 * 60_000;

interface Entry {
  value: KeptLayout | KeptColumn;
  bytes: number;
  lastAsked: number;
}

/** What a thread keeps of facts; what was not asked for longest goes first. */
export class KeptFacts {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly mostBytes = MOST_BYTES,
    private readonly now: () => number = () => performance.now(),
  ) {}

  layout(projectId: string): KeptLayout | undefined {
    return this.asked(projectId) as KeptLayout | undefined;
  }

  column(projectId: string, fact: string): KeptColumn | undefined {
    return this.asked(`${projectId} ${fact}`) as KeptColumn | undefined;
  }

  /** Keeps a layout whose first `same` batches are those of the one before; `read` has the bytes of the others. */
  keepLayout(
    projectId: string,
    { batches, examples, parts, same, before }: LayoutChange,
    read: (batch: number) => Uint8Array,
  ): KeptLayout {
    const idBytes = new Uint8Array(ID_BYTES * examples);
    const columns = {
      partExample: new Uint32Array(parts),
      partKind: new Uint8Array(parts),
      partPlace: new Uint16Array(parts),
      partSpeaker: new Uint8Array(parts),
    };
    if (before) {
      const stays = batches[same] ?? { example: examples, part: parts };
      idBytes.set(before.idBytes.subarray(0, ID_BYTES * stays.example));
      for (const name of PART_COLUMNS) columns[name].set(before[name].subarray(0, stays.part));
    }
    for (let k = same; k < batches.length; k++) {
      const { example, part, ...own } = batches[k]!;
      const bytes = read(k);
      const decoded = decodeParts(bytes, own.examples, own.parts);
      idBytes.set(bytes.subarray(0, ID_BYTES * own.examples), ID_BYTES * example);
      for (const name of PART_COLUMNS) columns[name].set(decoded[name], part);
      for (let p = part; p < part + own.parts; p++) columns.partExample[p]! += example;
    }
    const layout: KeptLayout = { batches, examples, parts, idBytes, ...columns };
    this.keep(projectId, layout, 8 * parts + ID_TEXT_BYTES * examples);
    return layout;
  }

  keepColumn(projectId: string, fact: string, column: KeptColumn): KeptColumn {
    this.keep(`${projectId} ${fact}`, column, bytesOf(column.column));
    return column;
  }

  /** Gives up what is beyond the bound or was not asked for in ten minutes. */
  forget(): void {
    const before = this.now() - KEPT_MS;
    let bytes = [...this.entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    for (const [key, entry] of this.entries) {
      if (bytes <= this.mostBytes && entry.lastAsked >= before) continue;
      this.entries.delete(key);
      bytes -= entry.bytes;
    }
  }

  private asked(key: string): Entry["value"] | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.keep(key, entry.value, entry.bytes);
    return entry.value;
  }

  /** The order of the map is the order in which they were last asked for. */
  private keep(key: string, value: Entry["value"], bytes: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, bytes, lastAsked: this.now() });
  }
}

/** The ids of the examples. */
export function idsOf(layout: KeptLayout): string[] {
  layout.ids ??= decodeIds(layout.idBytes, layout.examples);
  return layout.ids;
}

interface LayoutChange {
  batches: readonly Batch[];
  examples: number;
  parts: number;
  same: number;
  before: KeptLayout | undefined;
}

const PART_COLUMNS = ["partExample", "partKind", "partPlace", "partSpeaker"] as const;

/** What an id takes in both ways, and a thing in a list. */
const [ID_TEXT_BYTES, SPAN_BYTES] = [80, 100];

function bytesOf(column: FactColumn): number {
  switch (column.kind) {
    case "word":
      return column.codes.byteLength + column.words.reduce((sum, word) => sum + 2 * word.length + 64, 0);
    case "list": {
      let spans = 0;
      for (const list of column.lists.values()) spans += list.length;
      return SPAN_BYTES * (spans + column.lists.size) + (column.missing?.length ?? 0);
    }
    default:
      return column.values.byteLength;
  }
}

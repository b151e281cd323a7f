import "server-only";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { type ShingledText, shingled } from "@/lib/core/dedup/shingles";
import type { ShingledTexts } from "@/lib/core/dedup/stars";
import { contentsOf } from "@/lib/examples/contents";
import { comparedOfStored, idAt } from "./key-batch";
import type { Keys } from "./key-bytes";

const READ_AT_ONCE = 500;
/** Shingles that are remembered, of 8 bytes each. */
const MOST_REMEMBERED = 12_000_000;

/** Reads again the texts that a search compares; those that were read last are remembered. */
export function shingledTexts({ projectId }: { projectId: string }, meaning: Meaning, keys: Keys): ShingledTexts {
  const remembered = new Map<number, ShingledText>();
  let size = 0;
  return async (rows) => {
    const wanted = new Map<number, ShingledText>();
    const missing: number[] = [];
    for (const row of rows) {
      const known = remembered.get(row);
      if (known) wanted.set(row, known);
      else missing.push(row);
    }
    for (let from = 0; from < missing.length; from += READ_AT_ONCE) {
      const rowsById = new Map(missing.slice(from, from + READ_AT_ONCE).map((row) => [idAt(keys, row), row]));
      for await (const example of contentsOf(projectId, [...rowsById.keys()])) {
        const row = rowsById.get(example.id)!;
        const text = shingled(comparedOfStored(example, meaning)?.text ?? "");
        wanted.set(row, text);
        remembered.set(row, text);
        size += sizeOf(text);
      }
    }
    for (const [row, text] of remembered) {
      if (size <= MOST_REMEMBERED) break;
      remembered.delete(row);
      size -= sizeOf(text);
    }
    return wanted;
  };
}

const sizeOf = ({ words, characters }: ShingledText) => (words?.length ?? 0) + (characters?.length ?? 0);

import type { FileBytes } from "@/lib/formats/file-bytes";

/** A file of the given bytes (text as UTF-8) that comes in pieces of a given size. */
export function inPieces(content: string | Uint8Array, size = 64 * 1024): FileBytes {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    byteLength: bytes.length,
    slice: async (from, to) => bytes.subarray(from, to),
    async *[Symbol.asyncIterator]() {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    },
  };
}

export async function* streamOf<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

export async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

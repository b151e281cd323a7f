import { UnreadableFile } from "@/lib/formats/unreadable";

/** Bytes that were packed with deflate or gzip, unpacked as they are asked for; in Node.js and in browsers alike. */
export async function* inflated(
  source: AsyncIterable<Uint8Array>,
  form: "deflate-raw" | "gzip",
): AsyncGenerator<Uint8Array> {
  const packed = source[Symbol.asyncIterator]();
  let failure: unknown;
  const input = new ReadableStream<BufferSource>({
    async pull(controller) {
      try {
        const next = await packed.next();
        if (next.done) controller.close();
        else controller.enqueue(new Uint8Array(next.value));
      } catch (error) {
        failure = error;
        controller.error(error);
      }
    },
    async cancel() {
      await packed.return?.();
    },
  });
  const reader = input.pipeThrough(new DecompressionStream(form)).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (error) {
    if (failure !== undefined || error instanceof UnreadableFile) throw failure ?? error;
    throw new UnreadableFile("broken-archive", "what is packed in the file is broken or cut off; pack it again");
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** From here on the ratio counts: short files may be packed any number of times smaller. */
const FREE_BYTES = 20_000_000;

/** Tables and texts come to 3 to 60 times their packed size; what was made to fill a disk comes to a thousand. */
const MOST_TIMES = 250;

export function isBomb(packedBytes: number, unpackedBytes: number): boolean {
  return unpackedBytes > FREE_BYTES && unpackedBytes > packedBytes * MOST_TIMES;
}

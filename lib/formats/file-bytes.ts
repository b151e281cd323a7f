/** A file of which any part can be read, such as an upload or a file in a browser; iterated, all of it in order. */
export interface FileBytes extends AsyncIterable<Uint8Array> {
  readonly byteLength: number;
  slice(from: number, to: number): Promise<Uint8Array>;
}

const STEP = 1_000_000;

/** A file by what reads a part of it. */
export function fileBytes(byteLength: number, slice: FileBytes["slice"]): FileBytes {
  return {
    byteLength,
    slice,
    async *[Symbol.asyncIterator]() {
      for (let from = 0; from < byteLength; from += STEP) yield await slice(from, Math.min(from + STEP, byteLength));
    },
  };
}

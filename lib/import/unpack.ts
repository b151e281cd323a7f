import "server-only";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { startsWith } from "@/lib/formats/encoding";
import { isBomb } from "@/lib/formats/inflate";
import { peek } from "@/lib/formats/peek";
import { AppError } from "@/lib/server/errors";

const GZIP = [0x1f, 0x8b];

/** A body unpacked where it is packed with gzip, be it a file that was, or on its way. So what is stored is the file itself. */
export function unpacked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return once(once(body));
}

async function* once(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, source } = await peek(body, GZIP.length);
  if (!startsWith(head, GZIP)) return yield* source;
  let packed = 0;
  let size = 0;
  async function* counted() {
    for await (const piece of source) {
      packed += piece.byteLength;
      yield piece;
    }
  }
  const unpacking = pipeline(Readable.from(counted()), createGunzip(), () => {});
  try {
    for await (const piece of unpacking as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (isBomb(packed, size))
        throw new AppError(
          "too-large",
          "The packed body unpacks to more than 250 times its size, as no file of records does. Nothing of it was kept.",
        );
      yield piece;
    }
  } catch (error) {
    throw isBroken(error)
      ? new AppError(
          "invalid",
          "The body is packed with gzip, and broken or cut off. Pack it again, or send it as it is.",
        )
      : error;
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

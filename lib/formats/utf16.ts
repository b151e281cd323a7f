import { type ByteOrder, utf16Order } from "@/lib/formats/encoding";

/** The same text in UTF-8 where a stream is encoded in UTF-16, as Excel's "Unicode text" is; else the bytes as they are. */
export async function* fromUtf16(source: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array> {
  const order = utf16Order(head);
  if (order === null) return yield* source;
  const reader = new Utf16Reader(order);
  for await (const chunk of source) yield reader.push(chunk);
  yield reader.end();
}

/** The head of a file likewise; what its end cuts off is left out. */
export function headFromUtf16(head: Uint8Array): Uint8Array {
  const order = utf16Order(head);
  return order === null ? head : new Utf16Reader(order).push(head);
}

/** Turns UTF-16 into UTF-8, piece by piece. A surrogate without its other half becomes a byte that is refused with its line. */
class Utf16Reader {
  readonly #order: ByteOrder;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(order: ByteOrder) {
    this.#order = order;
  }

  push(chunk: Uint8Array): Uint8Array {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const pairs = bytes.length & ~1;
    const last = pairs < 2 ? 0 : (bytes[this.#order === "le" ? pairs - 1 : pairs - 2] as number);
    const end = last >= 0xd8 && last <= 0xdb ? pairs - 2 : pairs;
    this.#rest = bytes.subarray(end);
    return toUtf8(this.#textOf(bytes.subarray(0, end)));
  }

  end(): Uint8Array {
    return this.#rest.length === 0 ? this.#rest : BROKEN;
  }

  #textOf(bytes: Buffer): string {
    return (this.#order === "le" ? bytes : Buffer.from(bytes).swap16()).toString("utf16le");
  }
}

const BROKEN = Uint8Array.of(0xff);

function toUtf8(text: string): Uint8Array {
  const parts = text.split(/\p{Surrogate}/u);
  if (parts.length === 1) return Buffer.from(text);
  return Buffer.concat(
    parts.flatMap((part, index) => (index === 0 ? [Buffer.from(part)] : [BROKEN, Buffer.from(part)])),
  );
}

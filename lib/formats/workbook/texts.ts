import { UnreadableFile } from "@/lib/formats/unreadable";
import { readXml } from "@/lib/formats/workbook/xml";
import type { Zip } from "@/lib/formats/workbook/zip";

/** What all texts that the cells of a workbook share may come to. */
const MOST_BYTES = 160_000_000;
const PIECE_BYTES = 4_000_000;

/** Texts by their numbers, held as bytes: strings cut from a piece of a file would keep all of the piece. */
class TextStore {
  readonly #pieces: Buffer[] = [];
  readonly #places: number[] = [];
  readonly #lengths: number[] = [];
  #used = PIECE_BYTES;
  #total = 0;

  get size(): number {
    return this.#places.length;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    this.#total += length;
    if (this.#total > MOST_BYTES)
      throw new UnreadableFile("too-large", "the texts of the workbook are longer than 160 MB; save the sheet as CSV");
    if (this.#used + length > PIECE_BYTES) {
      this.#pieces.push(Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, length)));
      this.#used = 0;
    }
    const piece = this.#pieces.length - 1;
    this.#pieces[piece]?.write(text, this.#used);
    this.#places.push(piece * 2 ** 32 + this.#used);
    this.#lengths.push(length);
    this.#used += length;
  }

  at(index: number): string | undefined {
    const place = this.#places[index];
    if (place === undefined) return undefined;
    const start = place % 2 ** 32;
    return this.#pieces[Math.floor(place / 2 ** 32)]?.toString("utf8", start, start + (this.#lengths[index] ?? 0));
  }
}

export type Texts = Pick<TextStore, "at">;

/** The texts that the cells of a workbook share, at least the first `count`. */
export async function readTexts(zip: Zip, name: string, count = Number.POSITIVE_INFINITY): Promise<Texts> {
  const texts = new TextStore();
  const text = new RichText();
  const reading = readXml(zip, name, {
    open(tag) {
      text.open(tag);
    },
    close(tag) {
      text.close(tag);
      if (tag === "si") texts.add(text.take());
    },
    text: (part) => text.add(part),
  });
  for await (const _ of reading) if (texts.size >= count) break;
  return texts;
}

/** Puts together the parts of a text that differ in style, without the reading aids of Asian scripts. */
export class RichText {
  #text = "";
  #isText = false;
  #aids = 0;

  open(tag: string): void {
    if (tag === "rPh") this.#aids += 1;
    else if (tag === "t") this.#isText = this.#aids === 0;
  }

  close(tag: string): void {
    if (tag === "rPh") this.#aids -= 1;
    else if (tag === "t") this.#isText = false;
  }

  add(part: string): void {
    if (this.#isText) this.#text += part;
  }

  /** The text, with `_x000D_` and its like as the characters that they stand for. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    if (!text.includes("_x")) return text;
    return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}

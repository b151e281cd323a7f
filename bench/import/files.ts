import { integerBelow } from "@/lib/core/random/draws";
import { createRandom, type Random } from "@/lib/core/random/generator";

const WORDS =
  "the a model answers people who ask how to write clear plain words about tides bread law and numbers because every example needs its own question with some reasons two steps one warning and a short end".split(
    " ",
  );

/** Lengths in characters; with the rest of the record about 1 kB, so that 100,000 examples are 100 MB. */
const PROMPT = 150;
const RESPONSE = 750;
const PIECE_LINES = 200;

/** A long text, of which every example gets stretches of its own: making the file must not be what is measured. */
function longText(random: Random): string {
  return Array.from({ length: 40_000 }, () => WORDS[integerBelow(random, WORDS.length)]).join(" ");
}

/** Instruction examples of about 1 kB each as NDJSON, in pieces as a network gives them. */
export async function* instructionFile(count: number): AsyncGenerator<Uint8Array> {
  const random = createRandom(1);
  const text = longText(random);
  const stretch = (length: number) => {
    const start = integerBelow(random, text.length - length);
    return text.slice(start, start + length);
  };
  const encoder = new TextEncoder();
  let lines: string[] = [];
  for (let n = 1; n <= count; n++) {
    lines.push(
      JSON.stringify({
        id: `q${n}`,
        prompt: `Question ${n}: ${stretch(PROMPT)}?`,
        response: stretch(RESPONSE),
        slices: { topic: WORDS[n % WORDS.length], length: n % 3 === 0 ? "long" : "short" },
      }),
    );
    if (lines.length < PIECE_LINES && n < count) continue;
    yield encoder.encode(`${lines.join("\n")}\n`);
    lines = [];
  }
}

/** Ratings as crowds leave them: a wide CSV, `perItem` people for each item, two answers in a row. */
export async function* ratingFile(items: number, raters: number, perItem: number): AsyncGenerator<Uint8Array> {
  const random = createRandom(2);
  const encoder = new TextEncoder();
  yield encoder.encode("item,worker,hate,offensive\n");
  for (let item = 1; item <= items; item++) {
    const first = integerBelow(random, raters);
    const rows = Array.from(
      { length: perItem },
      (_, k) => `${item},w${(first + k * 7) % raters},${integerBelow(random, 2)},${integerBelow(random, 2)}\n`,
    );
    yield encoder.encode(rows.join(""));
  }
}

import { integerBelow } from "@/lib/core/random/draws";
import { createRandom, type Random } from "@/lib/core/random/generator";

const WORDS =
  "the a model answers people who ask how to write clear plain words about tides bread law and numbers because every example needs its own question with some reasons two steps one warning and a short end".split(
    " ",
  );

/** Bytes of an example, near enough: 100,000 of them are 100 MB. */
const RESPONSE_WORDS = 150;
const PIECE_LINES = 200;

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => WORDS[integerBelow(random, WORDS.length)]).join(" ");
}

/** Instruction examples of about 1 kB each as NDJSON, in pieces as a network gives them. */
export async function* instructionFile(count: number): AsyncGenerator<Uint8Array> {
  const random = createRandom(1);
  const encoder = new TextEncoder();
  let lines: string[] = [];
  for (let n = 1; n <= count; n++) {
    lines.push(
      JSON.stringify({
        id: `q${n}`,
        prompt: `Question ${n}: ${words(random, 30)}?`,
        response: words(random, RESPONSE_WORDS),
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

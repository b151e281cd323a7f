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

type Stretch = (length: number) => string;

/** Records as NDJSON, in pieces as a network gives them. */
async function* recordFile(count: number, record: (n: number, stretch: Stretch) => object): AsyncGenerator<Uint8Array> {
  const random = createRandom(1);
  const text = longText(random);
  const stretch = (length: number) => {
    const start = integerBelow(random, text.length - length);
    return text.slice(start, start + length);
  };
  const encoder = new TextEncoder();
  let lines: string[] = [];
  for (let n = 1; n <= count; n++) {
    lines.push(JSON.stringify(record(n, stretch)));
    if (lines.length < PIECE_LINES && n < count) continue;
    yield encoder.encode(`${lines.join("\n")}\n`);
    lines = [];
  }
}

/** Instruction examples of about 1 kB each. */
export function instructionFile(count: number): AsyncGenerator<Uint8Array> {
  return recordFile(count, (n, stretch) => ({
    id: `q${n}`,
    prompt: `Question ${n}: ${stretch(PROMPT)}?`,
    response: stretch(RESPONSE),
    slices: { topic: WORDS[n % WORDS.length], length: n % 3 === 0 ? "long" : "short" },
  }));
}

/** As many bytes in the shape that has most of its own: two conversations of an arena with all that is told of them, in 24 columns. */
export function arenaFile(count: number): AsyncGenerator<Uint8Array> {
  return recordFile(count, (n, stretch) => {
    const asked = { role: "user", content: `Question ${n}: ${stretch(60)}?` };
    const turn = { num_tokens: n % 97, flagged: false };
    return {
      question_id: `q${n}`,
      model_a: `model-${n % 7}`,
      model_b: `model-${7 + (n % 5)}`,
      winner: ["model_a", "model_b", "tie", "tie (bothbad)"][n % 4],
      judge: `judge-${n % 900}`,
      conversation_a: [asked, { role: "assistant", content: stretch(120), ...turn }],
      conversation_b: [asked, { role: "assistant", content: stretch(120), ...turn }],
      turn: 1,
      anony: true,
      language: "English",
      tstamp: 1_700_000_000 + n,
      openai_moderation: { flagged: false },
      ...Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`feature_${k}`, (n * (k + 3)) % 11])),
    };
  });
}

/** As many bytes in conversations with tools, their calls and results, and thoughts. */
export function toolChatFile(count: number): AsyncGenerator<Uint8Array> {
  return recordFile(count, (n, stretch) => ({
    id: `t${n}`,
    tools: [{ type: "function", function: { name: "look_up", parameters: { type: "object", properties: {} } } }],
    messages: [
      { role: "system", content: stretch(60) },
      { role: "user", content: `Question ${n}: ${stretch(80)}?` },
      {
        role: "assistant",
        content: null,
        reasoning_content: stretch(60),
        tool_calls: [
          { id: `c${n}`, type: "function", function: { name: "look_up", arguments: JSON.stringify({ word: n }) } },
        ],
      },
      { role: "tool", tool_call_id: `c${n}`, name: "look_up", content: stretch(60) },
      { role: "assistant", content: stretch(120) },
    ],
  }));
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

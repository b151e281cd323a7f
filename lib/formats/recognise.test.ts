import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/formats/recognise";

/** The example and its shape, or the message of the refusal. */
function read(record: unknown) {
  const result = recognise(record);
  return result.ok ? { shape: result.shape, ...result.example } : result.message;
}

describe("recognise", () => {
  it("reads a prompt and a response under their usual names", () => {
    const expected = {
      shape: "instruction",
      kind: "instruction",
      prompt: "Why is the sky blue?",
      response: "Scattering.",
    };
    for (const [prompt, response] of [
      ["prompt", "response"],
      ["question", "answer"],
      ["query", "output"],
      ["prompt", "completion"],
      ["input", "output"],
    ] as const) {
      expect(read({ [prompt]: "Why is the sky blue?", [response]: "Scattering." })).toEqual(expected);
    }
    expect(read({ Question: "Why is the sky blue?", "Answer ": "Scattering." })).toEqual(expected);
    expect(read({ question: "6 times 7?", answer: 42 })).toMatchObject({ response: "42" });
  });

  it("reads Alpaca, joins its input to the prompt and keeps it apart in the provenance", () => {
    expect(read({ instruction: "Translate.", input: "Bonjour", output: "Hello", text: "### Instruction" })).toEqual({
      shape: "alpaca",
      kind: "instruction",
      prompt: "Translate.\n\nBonjour",
      response: "Hello",
      provenance: { extra: { input: "Bonjour", text: "### Instruction" } },
    });
    expect(read({ instruction: "Say hi.", input: "", output: "" })).toEqual({
      shape: "alpaca",
      kind: "instruction",
      prompt: "Say hi.",
      response: "",
    });
    expect(read({ instruction: "Who?", context: "Ada wrote it.", response: "Ada" })).toMatchObject({
      prompt: "Who?\n\nAda wrote it.",
    });
  });

  it("reads an Alpaca history as the earlier turns of a conversation", () => {
    expect(read({ instruction: "And now?", output: "Noon.", history: [["What time?", "Eleven."]] })).toEqual({
      shape: "alpaca",
      kind: "conversation",
      messages: [
        { role: "user", content: "What time?" },
        { role: "assistant", content: "Eleven." },
        { role: "user", content: "And now?" },
        { role: "assistant", content: "Noon." },
      ],
    });
  });

  it("reads a scored response, from JSON or a table", () => {
    const expected = { shape: "reward", kind: "reward", prompt: "Q", response: "A", score: 4.5 };
    expect(read({ prompt: "Q", response: "A", score: 4.5 })).toEqual(expected);
    expect(read({ instruction: "Q", output: "A", reward: " 4.5" })).toEqual(expected);
    expect(read({ prompt: "Q", response: "A", score: "good" })).toMatch(/^"score" is "good", which is no number/);
  });

  it("reads a text, also from a plain line or a table's only column", () => {
    for (const record of ["Just this.", { text: "Just this." }, { content: "Just this." }, { 1: "Just this." }]) {
      expect(read(record)).toEqual({ shape: "plain-text", kind: "text", text: "Just this." });
    }
  });

  it("reads the canonical shape as it is, with its members in any form that a table allows", () => {
    const example = {
      id: "ex-1",
      kind: "instruction",
      prompt: "Q",
      response: "A",
      slices: { topic: "law", hard: true },
      gold: { correct: "yes" },
      provenance: { source: "forum", origin: "human" as const, extra: { votes: 3 } },
    };
    expect(read(example)).toEqual({ shape: "canonical", ...example });
    const { slices, gold, provenance, ...flat } = example;
    const row = {
      ...flat,
      slices: '{"hard":true}',
      "slices.topic": "law",
      "gold.correct": "yes",
      "provenance.source": "forum",
      provenance: '{"origin":"human","votes":3}',
    };
    expect(read(row)).toEqual({ shape: "canonical", ...example });
    expect([slices, gold, provenance].every(Boolean)).toBe(true);
  });

  it("takes the id from its usual names and makes it text", () => {
    expect(read({ _id: 17, text: "t" })).toMatchObject({ id: "17" });
    expect(read({ uid: " u1 ", text: "t" })).toMatchObject({ id: "u1" });
    expect(read({ id: "a", example_id: "b", text: "t" })).toMatchObject({
      id: "a",
      provenance: { extra: { example_id: "b" } },
    });
  });

  it("keeps what it does not know in the provenance, null included, empty cells not", () => {
    expect(
      read({ text: "t", license: "CC0", topic: "law", votes: null, empty: "", model: { name: "m" } }),
    ).toMatchObject({
      provenance: { licence: "CC0", extra: { topic: "law", votes: null, model: { name: "m" } } },
    });
  });

  it("takes a field called gold, slices or provenance for another field where it is not ours", () => {
    expect(read({ question: "6 times 7?", answer: "42", gold: "42", slices: ["a"], provenance: "web" })).toMatchObject({
      provenance: { extra: { gold: "42", slices: ["a"], provenance: "web" } },
    });
  });

  it("keeps a __proto__ field as data and lets no record change another", () => {
    const record = JSON.parse('{"text":"t","__proto__":{"polluted":1},"constructor":"c","provenance":{"__proto__":2}}');
    const result = recognise(record);
    const extra = result.ok ? result.example.provenance?.extra : undefined;
    expect(JSON.stringify(extra)).toBe('{"__proto__":{"polluted":1},"constructor":"c"}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(read(JSON.parse('{"text":"t","slices":{"__proto__":"x"}}'))).toBe('"slices" cannot have a member __proto__');
  });

  it("takes hostile text as text", () => {
    const text = "<script>alert(1)</script>[x](javascript:alert(1))<img src=//x>\u202e\u2066";
    expect(read({ prompt: text, response: text })).toMatchObject({ prompt: text, response: text });
  });

  it.each<[unknown, string]>([
    [42, "the record is neither an object nor a text; give its fields names"],
    [null, "the record is neither an object nor a text; give its fields names"],
    [{}, "no known shape has the fields (none); map them, or use names such as prompt and response"],
    [{ a: 1, b: 2 }, "no known shape has the fields a, b; map them, or use names such as prompt and response"],
    [{ prompt: " ", response: "A" }, '"prompt" is empty'],
    [{ prompt: ["Q"], response: "A" }, '"prompt" must be a text'],
    [{ kind: "text" }, '"text" is missing'],
    [{ kind: "reward", prompt: "Q", response: "A", score: "high" }, '"score" must be a number'],
    [{ kind: "preference", prompt: "Q" }, '"responses" is missing; give two or more responses, or chosen and rejected'],
    [{ kind: "preference", prompt: "Q", responses: ["only"] }, '"responses" needs at least 2 entries'],
    [{ kind: "preference", prompt: "Q", responses: ["a", " "] }, '"responses[1].text" is empty'],
    [{ text: "t", slices: { a: [] } }, '"slices.a" must be a text, a number, true or false'],
    [{ kind: "text", text: "t", slices: "x" }, '"slices" must be an object'],
    [{ text: "a\u0000b" }, '"text" contains a NUL character, which cannot be stored; remove it'],
    [
      { text: "t", a: { b: ["\ud800"] } },
      '"provenance.extra" contains half of a surrogate pair (broken Unicode); re-encode it as UTF-8',
    ],
    [{ text: "x".repeat(2_000_001) }, '"text" is longer than 2,000,000 characters; shorten or split it'],
    [
      Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`c${index}`, "x"])),
      "the record has more than 2000 fields; keep those that matter",
    ],
  ])("refuses a record with a reason: case %#", (record, message) => {
    expect(read(record)).toBe(message);
  });
});

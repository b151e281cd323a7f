import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRecord } from "@/lib/formats/fields";
import { recognise } from "@/lib/formats/recognise";
import { ask, CHAT_SHAPES, plainTalk } from "@/lib/formats/testing/chats";

function read(record: unknown) {
  const result = recognise(record);
  return result.ok ? { shape: result.shape, ...result.example } : result.message;
}

describe("conversations and tool use", () => {
  it.each(CHAT_SHAPES)("are read from %s", (_, record, expected) => {
    const result = read(record);
    expect(result).toMatchObject(expected);
    expect((result as Record<string, unknown>).messages).toEqual(expected.messages);
    if (typeof result !== "string" && expected.provenance === undefined && !("score" in record))
      expect(result.provenance).toBeUndefined();
  });

  it("are the same whatever the order of the fields, with nulls where nothing is, and keep what they do not know", () => {
    const shuffled = (value: unknown, seed: number): unknown => {
      if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
      if (!isRecord(value)) return value;
      const names = Object.keys(value).sort(
        (a, b) => ((a.length * seed) % 7) - ((b.length * seed) % 7) || (seed % 2 ? 1 : -1),
      );
      return Object.fromEntries(names.map((name) => [name, shuffled(value[name], seed)]));
    };
    fc.assert(
      fc.property(fc.constantFrom(...CHAT_SHAPES), fc.nat(20), fc.jsonValue(), ([, record], seed, spare) => {
        const plain = recognise(record);
        const nulls = { system_prompt: null, tool_choice: null, reasoning: null, history: null, weight: null };
        const other = recognise(shuffled({ ...nulls, ...record, zz_mine: spare === "" ? "x" : spare }, seed));
        if (!plain.ok || !other.ok) throw new Error(JSON.stringify([plain, other]));
        const { provenance: _, ...content } = other.example;
        const { provenance: __, ...before } = plain.example;
        expect(content).toEqual(before);
        expect(other.example.provenance?.extra).toHaveProperty("zz_mine");
      }),
    );
  });

  it("are read from a line that is a bare list of turns", () => {
    expect(read(plainTalk)).toMatchObject({ kind: "conversation", messages: plainTalk });
    expect(read(plainTalk.map(({ role, content }) => ({ from: role, value: content })))).toMatchObject({
      messages: plainTalk,
    });
    expect(read(["a", "b"])).toBe("the record is neither an object nor a text; give its fields names");
  });

  it("keep several thoughts apart from what is said, and what stands in the text in the text", () => {
    const messages = [ask, { role: "assistant", content: "<think>hm</think>So.", thinking: "one", reasoning: "two" }];
    expect(read({ messages })).toMatchObject({
      messages: [ask, { role: "assistant", content: "<think>hm</think>So.", reasoning: "two" }],
      provenance: { extra: { messages: { 1: { thinking: "one" } } } },
    });
  });

  it("do not tell a thought twice that stands in the text and in a field", () => {
    const told = "<think>\nhm\n</think>\n\nSo.";
    const answer = { role: "assistant", content: "So.", reasoning: "hm" };
    expect(read({ messages: [ask, { role: "assistant", content: told, reasoning_content: "hm" }] })).toMatchObject({
      messages: [ask, answer],
    });
    expect(read({ messages: [ask, { role: "assistant", content: told }], reasoning: "hm" })).toMatchObject({
      reasoning: "hm",
      messages: [ask, { role: "assistant", content: "So." }],
    });
    expect(read({ instruction: "Q", output: told, reasoning: "hm" })).toMatchObject({
      reasoning: "hm",
      response: "So.",
    });
    expect(read({ instruction: "Q", output: told, reasoning: "other" })).toMatchObject({ response: told });
  });

  it("keep what has no place in an example by the message: signatures, encrypted thoughts, times", () => {
    const content = [
      { type: "thinking", thinking: "hm", signature: "sig" },
      { type: "redacted_thinking", data: "xyz" },
      { type: "text", text: "So." },
    ];
    expect(
      read({
        messages: [
          { ...ask, at: 5 },
          { role: "assistant", content },
        ],
      }),
    ).toMatchObject({
      messages: [ask, { role: "assistant", content: "So.", reasoning: "hm" }],
      provenance: {
        extra: {
          messages: { 0: { at: 5 }, 1: { parts: [{ signature: "sig" }, { type: "redacted_thinking", data: "xyz" }] } },
        },
      },
    });
  });

  it("are not a list of answers: several choices, or an answer beside an answered conversation", () => {
    const choices = [
      { message: { role: "assistant", content: "a" } },
      { message: { role: "assistant", content: "b" } },
    ];
    expect(read({ messages: [ask], choices })).toMatchObject({ messages: [ask], provenance: { extra: { choices } } });
    expect(read({ messages: plainTalk, answer: "x" })).toMatchObject({
      messages: plainTalk,
      provenance: { extra: { answer: "x" } },
    });
  });

  it.each<[unknown, string]>([
    [{ messages: [{ role: null, content: "a" }] }, "number 1 has no role; use system, user, assistant or tool"],
    [{ contents: [{ role: "user", parts: [{ inlineData: { mimeType: "image/png" } }] }] }, "a part of type inlineData"],
    [
      { messages: [ask, { role: "user", content: [{ image: { format: "png" } }] }] },
      "number 2 has a part of type image",
    ],
    [{ messages: [{ role: "user", content: [{ type: "image", text: "", source: {} }] }] }, "a part of type image"],
    [{ input: [{ role: "user", content: [{ type: "input_audio", input_audio: {} }] }] }, "a part of type input_audio"],
    [
      { messages: [ask, { role: "user", content: [{ type: "tool_result", content: [{ type: "image" }] }] }] },
      "number 2 has a part of type image",
    ],
    [{ messages: [{ role: "assistant", content: null, audio: { id: "a1" } }] }, "number 1 has a part called audio"],
    [{ messages: plainTalk, rejected_response: ["a", "b"] }, '"rejected_response" must be one response'],
    [{ messages: plainTalk, tools: "a hammer" }, '"tools" must be a list of tools, each an object with a name'],
    [{ messages: plainTalk, system: [{ type: "image" }] }, '"system" must be a text, or parts that are all text'],
    [{ query: "q", response: "r", images: ["a.png"] }, '"images" cannot be shown here'],
    [{ query: "q", response: "r", history: ["a", "b"] }, '"history" must be a list of [question, answer] pairs'],
    [{ query: "q", tools: "[]", answers: "soon" }, '"answers" must be a list of calls'],
    [{ role: "user", content: "a" }, "the record is one turn of a conversation"],
    [{ messages: [{ role: "assistant", content: "a", weight: 2 }] }, '"messages[0].weight" may be at most 1'],
  ])("are refused with a reason: case %#", (record, words) => {
    expect(read(record)).toContain(words);
  });
});

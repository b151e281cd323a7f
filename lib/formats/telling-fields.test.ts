import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/formats/recognise";

const codeOf = (record: unknown) => {
  const result = recognise(record);
  return result.ok ? "read" : result.code;
};
const messageOf = (record: unknown) => {
  const result = recognise(record);
  return result.ok ? null : result.message;
};

const user = (content: string) => ({ role: "user", content });
const assistant = (content: string) => ({ role: "assistant", content });
const ASKED = { prompt: "Q", response: "A" };

describe("fields that belong to another shape", () => {
  it.each<[string, Record<string, unknown>]>([
    ["one side of a preference", { ...ASKED, chosen: "better" }],
    ["one side of a preference", { text: "t", rejected_response: "worse" }],
    ["a verdict", { messages: [user("Q"), assistant("A")], winner: "model_a" }],
    ["one of several responses", { ...ASKED, response_b: "another" }],
    ["several responses", { ...ASKED, generations: ["one", "two"] }],
    ["the steps", { ...ASKED, steps: ["one", "two"] }],
    ["content other than text", { ...ASKED, image: "a.png" }],
    ["what was asked", { text: "t", question: "Q" }],
    ["a response", { ...ASKED, output: "another" }],
    ["turns of a conversation", { ...ASKED, messages_before: 1, turns: [user("earlier")] }],
    ["what a response was made from", { ...ASKED, contexts: [{ url: "x" }] }],
  ])("stop the record: %s", (_, record) => {
    expect(codeOf(record)).toBe("telling-field");
  });

  it("are named with what they seem to be and the ways on", () => {
    expect(messageOf({ ...ASKED, chosen: "better" })).toBe(
      '"chosen" seems to be one side of a preference, and no instruction example has a place for it; map it ({"rejected": "chosen"}), keep it with the origin ({"extra:chosen": "chosen"}) or leave it out ("ignore")',
    );
  });

  it("are named as the file has them", () => {
    expect(messageOf({ Prompt: "Q", Response: "A", Chosen: "better" })).toMatch(
      /^"Chosen" seems .*"extra:Chosen": "Chosen"/,
    );
  });

  it("do no harm where they are empty, only numbers or marks, or repeat what the example says", () => {
    for (const spare of [
      { chosen: "" },
      { rejected: false },
      { images: [] },
      { tools: [] },
      { steps: null },
      { winner: "" },
      { history: "[]" },
      { generations: ["A"] },
      { messages_count: 2 },
    ])
      expect(codeOf({ ...ASKED, ...spare })).toBe("read");
    expect(codeOf({ prompt: "Q", messages: [user("Q"), assistant("A")] })).toBe("read");
    expect(codeOf({ prompt: "Q", chosen: "A", rejected: "B", messages: [user("Q"), assistant("A")] })).toBe("read");
    expect(codeOf({ prompt: "another", messages: [user("Q"), assistant("A")] })).toBe("telling-field");
  });

  it("stay out of the way where they were put with the origin", () => {
    expect(codeOf({ ...ASKED, provenance: { extra: { chosen: "better" } } })).toBe("read");
  });
});

describe("scores in words", () => {
  it.each(["4/5", "3,5", "80 %", "5 stars", "good"])("are refused with the remedy: %s", (score) => {
    expect(codeOf({ ...ASKED, score })).toBe("telling-field");
    expect(messageOf({ ...ASKED, score })).toContain("keep it with the origin");
  });

  it("are numbers where they are written as such, and nothing where they are empty", () => {
    for (const score of ["4", " 4.5 ", "-1e3", 0])
      expect(recognise({ ...ASKED, score })).toMatchObject({ shape: "reward" });
    for (const score of ["", null]) expect(recognise({ ...ASKED, score })).toMatchObject({ shape: "instruction" });
  });
});

describe("a record that no shape fits", () => {
  it("is told its fields, nested ones too, the nearest shape and what it lacks", () => {
    expect(messageOf({ prompt: "Q", chosen: "A" })).toBe(
      "no known shape has the fields prompt, chosen; nearest is preference, which lacks the worse response (rejected): map a field to it, or rename it",
    );
    expect(messageOf({ question: "Q", meta: { topic: "law" } })).toBe(
      "no known shape has the fields question, meta.topic; nearest is instruction, which lacks a response (response): map a field to it, or rename it",
    );
    expect(messageOf({ item: { question: "Q", answer: "A" }, n: 1 })).toBe(
      'no known shape has the fields item.question, item.answer, n; what is to be labelled may stand in "item": map its fields by their paths, such as "item.question"',
    );
    expect(messageOf({ a: '{"b":1}' })).toBe(
      "no known shape has the fields a.b; map them, or use names such as prompt and response",
    );
  });
});

describe("the account of a record", () => {
  const fates = (record: unknown) => {
    const result = recognise(record);
    return result.ok ? Object.fromEntries(result.fates().map(({ field, became }) => [field, became])) : result;
  };

  it("says of each field what it became", () => {
    const record = {
      instruction: "I",
      input: "i",
      output: "o",
      _id: 7,
      license: "CC0",
      note: "n",
      "slices.topic": "law",
      empty: "",
    };
    expect(fates(record)).toEqual({
      instruction: "prompt",
      input: "prompt",
      output: "response",
      _id: "id",
      license: "provenance.licence",
      "slices.topic": "slices.topic",
      note: "extra",
    });
  });

  it("reaches into lists of responses", () => {
    const responses = [{ text: "a", model: "m", rating: 1 }, { text: "b" }];
    expect(fates({ prompt: "Q", responses })).toEqual({
      prompt: "prompt",
      responses: "responses",
      "responses[].text": "responses[].text",
      "responses[].model": "responses[].model",
      "responses[].rating": "extra",
    });
  });

  it("reaches into messages", () => {
    const messages = [{ ...user("Q"), mood: "calm" }, assistant("A")];
    expect(fates({ messages, n: 1 })).toEqual({ messages: "messages", "messages[].mood": "extra", n: "extra" });
  });

  it("tells a field that is known and empty from one that is used", () => {
    expect(fates({ prompt: "Q", response: "A", system: null, note: null })).toMatchObject({
      prompt: "prompt",
      note: "extra",
    });
  });

  it("has the names of the file", () => {
    expect(fates({ "User Input": "Q", "Answer ": "A" })).toEqual({ "User Input": "prompt", "Answer ": "response" });
  });
});

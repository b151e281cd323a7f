import { describe, expect, it } from "vitest";
import type { FactExample, FactPart, FactToolCall, Speaker } from "./fact";
import { asksForJson, givesJson } from "./json-asked";
import { SHAPE_MAKER } from "./shape-maker";

const shapeOf = (example: Partial<FactExample>) =>
  SHAPE_MAKER.make({ kind: "text", parts: [], toolCalls: [], tools: [], ...example }, undefined).example;

function asked(prompt: string, ...responses: string[]): Partial<FactExample> {
  const parts: FactPart[] = [
    { kind: "prompt", place: 0, text: prompt },
    ...responses.map((text, place): FactPart => ({ kind: "response", place, text })),
  ];
  return { kind: responses.length > 1 ? "preference" : "instruction", parts };
}

function chat(turns: readonly Speaker[], calls: readonly Partial<FactToolCall>[] = [], tools: readonly string[] = []) {
  const parts = turns.map((speaker, place): FactPart => ({ kind: "turn", place, speaker, text: speaker }));
  const toolCalls = calls.map((call): FactToolCall => ({ turn: 1, name: "find", arguments: {}, ...call }));
  return shapeOf({ kind: "conversation", parts, toolCalls, tools });
}

describe("what only the parts together say", () => {
  it("counts turns", () => {
    expect(shapeOf({ kind: "text" }).turns).toBe(1);
    expect(shapeOf(asked("a", "b")).turns).toBe(2);
    expect(chat(["system", "user", "assistant", "user", "assistant"]).turns).toBe(5);
  });

  it.each<[boolean, Speaker[]]>([
    [false, ["user", "assistant"]],
    [false, ["system", "user", "assistant"]],
    [false, ["user", "assistant", "tool", "tool", "assistant"]],
    [false, ["assistant", "user", "assistant"]],
    [true, ["user", "system", "assistant"]],
    [true, ["system", "system", "user", "assistant"]],
    [true, ["user", "user", "assistant"]],
    [true, ["user", "assistant", "assistant"]],
    [true, ["user", "tool", "assistant"]],
    [true, ["user", "assistant", "tool", "assistant", "tool", "assistant"]],
    [true, ["user", "assistant", "user"]],
    [true, ["system"]],
    [true, []],
  ])("odd order of roles is %s of %j", (odd, turns) => expect(chat(turns, [{}]).odd_roles).toBe(odd));

  it("knows no order of roles where there is no conversation", () => {
    expect(shapeOf(asked("a", "b")).odd_roles).toBeNull();
  });

  const prompt = "one two three four five six seven eight nine ten eleven twelve";
  it.each<[string[], number | null]>([
    [[`Say: ${prompt.toUpperCase()}!`], 1],
    [["nothing of it"], 0],
    [[""], 0],
    [["one two three four five, and no more of it"], 1 / 8],
    [["nothing", `x ${prompt}`], 1],
    [[], null],
  ])("the prompt's phrases in %j: %s", (responses, share) => {
    expect(shapeOf(asked(prompt, ...responses)).prompt_copied).toBe(share);
  });

  it("looks for no phrases of a short prompt", () => {
    expect(shapeOf(asked("one two three", "one two three")).prompt_copied).toBeNull();
  });

  it("asks of each response whether it gives the JSON that was asked for", () => {
    const question = "List the planets. Respond only with valid JSON.";
    expect(shapeOf(asked(question, '["Mars"]')).json_missing).toBe(false);
    expect(shapeOf(asked(question, "Mars")).json_missing).toBe(true);
    expect(shapeOf(asked(question, "[]", "[")).json_missing).toBe(true);
    expect(shapeOf(asked("List the planets.", "Mars")).json_missing).toBeNull();
    const system: FactPart = { kind: "system", place: 0, text: "Your output must be a JSON object." };
    const { parts = [] } = asked("List the planets.", "Mars");
    expect(shapeOf({ kind: "instruction", parts: [system, ...parts] }).json_missing).toBe(true);
  });

  it.each<[Partial<FactToolCall>[], string[], number | null]>([
    [[], ["find"], null],
    [[{}, { arguments: undefined }], ["find"], 0],
    [[{ arguments: '{"a":' }], ["find"], 1],
    [[{ arguments: [1] }], [], 1],
    [[{ name: "other" }], ["find"], 1],
    [[{ name: "other" }], [], 0],
  ])("calls %j of tools %j: %s broken", (calls, tools, broken) => {
    expect(chat(["user", "assistant"], calls, tools).broken_calls).toBe(broken);
  });

  it("compares responses", () => {
    expect(shapeOf(asked("q", "Yes, it is.", "  yes,\nit IS. "))).toMatchObject({ equal_responses: true });
    expect(shapeOf(asked("q", "caf\u00e9", "cafe\u0301"))).toMatchObject({ equal_responses: true });
    expect(shapeOf(asked("q", "abcd", "😀a"))).toMatchObject({ equal_responses: false, length_ratio: 2 });
    expect(shapeOf(asked("q", "abcd", ""))).toMatchObject({ length_ratio: null });
    expect(shapeOf(asked("q", "abcd"))).toMatchObject({ equal_responses: null, length_ratio: null });
  });
});

describe("asking for JSON", () => {
  it.each([
    "Extract the names. Respond with JSON.",
    "Answer in JSON with the keys name and age.",
    "Reply only with a valid JSON object, no prose.",
    "Your response must be a single JSON object.",
    "The output should be valid JSON.",
    "Classify the review. Output format: JSON",
    "Return the result as JSON.",
    "Please return a JSON array of all cities in the text: Paris, Rome.",
    "List three fruits in JSON format.",
    "Give me the table as a JSON object",
    "Write a function that adds two numbers. Respond with a JSON object that holds the code.",
    "Extract all dates and output only JSON",
    "Antworte ausschließlich mit gültigem JSON.",
    "Répondez uniquement en JSON.",
    "Responde solo con un objeto JSON.",
    "请以JSON格式返回结果",
    "Nenne drei Städte im JSON-Format.",
  ])("%j asks", (prompt) => expect(asksForJson(prompt)).toBe(true));

  it.each([
    "What is JSON?",
    "Explain the difference between JSON and XML.",
    "Write a Python function that parses JSON.",
    "Create an API endpoint that returns JSON.",
    "How do I store dates in JSON?",
    "Build a Flask app. The handler should return JSON to the client.",
    "Fix this code: it should return a JSON response but returns HTML.",
    "Why is my JSON invalid?",
    'What does this mean? {"json": true}',
    "Convert this JSON to YAML",
    "Summarize the article about the JSON standard.",
    "Jason asked for the report.",
    "My colleague sent me a JSON file. What could it hold?",
    "Is it better to save settings in JSON or in TOML?",
    "Write an essay about data formats such as JSON.",
  ])("%j does not", (prompt) => expect(asksForJson(prompt)).toBe(false));

  it.each<[string, boolean]>([
    ['{"a": 1}', true],
    [" [1, 2]\n", true],
    ['Here it is:\n```json\n{"a": 1}\n```\nDone.', true],
    ['{"a": 1}\n{"a": 2}', true],
    ['Sure: {"a": 1}', false],
    ['{"a": 1', false],
    ["```json\n{a: 1}\n```", false],
    ["", false],
  ])("%j gives it: %s", (response, given) => expect(givesJson(response)).toBe(given));
});

import { beforeAll, describe, expect, it } from "vitest";
import {
  FACTS,
  INSTRUCTION_FACTS,
  LANGUAGE_FACTS,
  SHAPE_FACTS,
  TEXT_FACTS,
  TOKEN_FACTS,
} from "@/lib/core/facts/catalogue";
import type { FactExample, FactMaker } from "@/lib/core/facts/fact";
import { instructionOf } from "./instruction";
import { languageOf } from "./language";
import { MAKERS } from "./makers";
import { o200kTokens } from "./tokens";

const makers: readonly FactMaker<never>[] = MAKERS;

const asked = (prompt: string, ...responses: string[]): FactExample => ({
  kind: responses.length > 1 ? "preference" : "instruction",
  parts: [
    { kind: "prompt", place: 0, text: prompt },
    ...responses.map((text, place) => ({ kind: "response" as const, place, text })),
  ],
  toolCalls: [],
  tools: [],
});

beforeAll(async () => {
  for (const maker of makers) await maker.prepare?.();
});

describe("the list of makers", () => {
  it("has one maker for each of these facts, and no name twice", () => {
    const made = makers.flatMap(({ facts }) => facts.map(({ name }) => name));
    const known = FACTS.map(({ name }) => name);
    expect(new Set(made).size).toBe(made.length);
    expect(new Set(makers.map(({ name }) => name)).size).toBe(makers.length);
    expect(made.filter((name) => !known.includes(name))).toEqual([]);
    const ours = [...TEXT_FACTS, ...SHAPE_FACTS, ...TOKEN_FACTS, ...LANGUAGE_FACTS, ...INSTRUCTION_FACTS];
    expect(ours.filter(({ name }) => !made.includes(name))).toEqual([]);
  });

  it("takes what is hostile", () => {
    for (const text of [
      "",
      "\ud800".repeat(1000),
      "\u0000",
      "`\udc00".repeat(500),
      "<|endoftext|>",
      "a".repeat(300_000),
    ])
      for (const maker of makers) expect(maker.make(asked(text, text), undefined as never).parts).toHaveLength(2);
  });
});

describe("tokens", () => {
  it.each([
    ["", 0],
    ["Hello, world!", 4],
    ["Stanford was founded in 1885.", 9],
    ["<|endoftext|>", 7],
  ])("%j has %d", (text, tokens) => expect(o200kTokens(text)).toBe(tokens));

  it("cuts runs that nobody writes, and adds few by it", () => {
    expect(o200kTokens("a".repeat(1280))).toBeGreaterThanOrEqual(160);
    expect(o200kTokens("a".repeat(1280))).toBeLessThanOrEqual(180);
  });
});

describe("languages", () => {
  it.each([
    ["The quick brown fox jumps over the lazy dog.", "en"],
    ["Der Zug fährt heute eine halbe Stunde später ab.", "de"],
    ["Je voudrais réserver une table pour deux personnes.", "fr"],
    ["¿Dónde está la estación de tren más cercana?", "es"],
    ["Il treno parte fra dieci minuti dal binario tre.", "it"],
    ["De trein vertrekt over tien minuten van spoor drie.", "nl"],
    ["Pociąg odjeżdża za dziesięć minut z peronu trzeciego.", "pl"],
    ["Поезд отправляется через десять минут.", "ru"],
    ["今天天气很好，我们去公园吧。", "zh"],
    ["電車は十分後に出発します。", "ja"],
    ["기차는 십 분 후에 출발합니다.", "ko"],
    ["ينطلق القطار بعد عشر دقائق.", "ar"],
    ["ट्रेन दस मिनट में रवाना होगी।", "hi"],
    ["Tàu sẽ khởi hành sau mười phút nữa.", "vi"],
    ["Tren on dakika sonra üçüncü perondan kalkıyor.", "tr"],
    ["Schau dir das an:\n```\nfor (const fox of foxes) jump(fox);\n```\nDas ist der ganze Code.", "de"],
    ["ok", null],
    ["42", null],
    ["", null],
    ["const x = await fetch(url); return x.json();", null],
    ["```\nThe quick brown fox jumps over the lazy dog.\n```", null],
    ["https://example.org/the-quick-brown-fox", null],
  ])("%j: %s", (text, language) => expect(languageOf(text)).toBe(language));

  it("says that an answer is in another language, where both are known", () => {
    const language = makers.find(({ name }) => name === "language")!;
    const other = (example: FactExample) => language.make(example, undefined as never).example.other_language;
    const question = "Please tell me when the next train leaves.";
    expect(other(asked(question, "The next train leaves in ten minutes."))).toBe(false);
    expect(other(asked(question, "Der nächste Zug fährt in zehn Minuten ab."))).toBe(true);
    expect(other(asked(question, "10:42"))).toBeNull();
    expect(other(asked(question, "10:42", "Der nächste Zug fährt in zehn Minuten ab."))).toBe(true);
    expect(other({ ...asked(question), kind: "text" })).toBeNull();
  });
});

describe("what is asked", () => {
  it.each<[string, string | null, string | null]>([
    ["Please write a short poem about the sea.", "write", "poem"],
    ["Can you explain how photosynthesis works?", "explain", null],
    ["I want you to translate this text into German: Good morning.", "translate", "text"],
    ["Summarize the following article in three sentences.", "summarize", "article"],
    ["List five healthy breakfast ideas.", "list", "idea"],
    ["How do I make pancakes?", "make", "pancake"],
    ["Generate a Python function that reverses a string.", "generate", "function"],
    ["Given the text below, classify the sentiment.", "classify", "sentiment"],
    ["You are a helpful assistant. Create a marketing plan for a coffee shop.", "create", "plan"],
    ["Could you help me find a good restaurant?", "find", "restaurant"],
    ["Give me three reasons why sleep matters.", "give", "reason"],
    ["I'd like to book a table for two", "book", "table"],
    [
      "Here is an email.\n\nHi Bob, the meeting moved to Monday.\n\nSummarize the email in one sentence.",
      "summarize",
      "email",
    ],
    ["What is the capital of France?", null, null],
    ["Schreibe bitte ein Gedicht über das Meer.", null, null],
    ["", null, null],
  ])("%j: %s %s", (text, verb, object) => expect(instructionOf(text)).toEqual({ verb, object }));
});

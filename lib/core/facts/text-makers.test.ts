import { describe, expect, it } from "vitest";
import type { FactSpan, FactValue } from "./fact";
import { TEXT_MAKERS } from "./text-makers";

function factsOf(text: string): Record<string, FactValue> {
  const example = {
    kind: "text" as const,
    parts: [{ kind: "text" as const, place: 0, text }],
    toolCalls: [],
    tools: [],
  };
  return Object.assign({}, ...TEXT_MAKERS.map((maker) => maker.make(example, undefined).parts[0]));
}

const found = (text: string, fact: string) =>
  (factsOf(text)[fact] as FactSpan[]).map(({ type, from, to }) => [type, [...text].slice(from, to).join("")]);

describe("what the letters of a text say", () => {
  it.each<[string, string, FactValue]>([
    ["characters", "naïve 🏳️‍🌈", 10],
    ["characters", "", 0],
    ["words", "It's 3 o'clock", 5],
    ["words", "café cafe\u0301", 2],
    ["words", "我爱北京 2026", 5],
    ["words", "東京タワーは高い", 8],
    ["words", "สวัสดี", 4],
    ["words", "привет мир", 2],
    ["words", " \n ", 0],
    ["lines", "a\n\n \r\nb\n", 2],
    ["lines", "", 0],
    ["empty", " \u00a0\u3000\n", true],
    ["empty", ".", false],
    ["letter_share", "ab12", 0.5],
    ["letter_share", "", null],
    ["letter_share", "हिन्दी", 1],
    ["only_link", " https://example.org/a?b=c ", true],
    ["only_link", "<https://example.org>", true],
    ["only_link", "see https://example.org", false],
    ["only_link", "https://", false],
    ["odd_characters", "plain text, été 東京 한국 naïve — “quoted” …\n\tDone.", 0],
    ["odd_characters", "zero\u200bwidth\ufeff \u202eflip\u202c", 4],
    ["odd_characters", "no\u00a0break \u2003wide", 2],
    ["odd_characters", "Vraiment\u202f? 10\u202f000\u00a0€", 0],
    ["odd_characters", "می\u200cخواهم 👩\u200d👧 क्\u200dष", 0],
    ["odd_characters", "a\u200db", 1],
    ["odd_characters", "private \ue000 \u{f0000}", 2],
    ["odd_characters", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", 0],
    ["odd_characters", "hi\u{e0068}\u{e0069}", 2],
    ["odd_characters", "bell\u0007 \r\n", 1],
  ])("%s of %j is %j", (fact, text, value) => expect(factsOf(text)[fact]).toEqual(value));
});

describe("markup", () => {
  it.each<[string, string, boolean]>([
    ["html", "Some <b>bold</b> text", true],
    ["html", '<a href="https://example.org">here</a>', true],
    ["html", "one<br>two", true],
    ["html", "<!-- note -->", true],
    ["html", "<!DOCTYPE html>", true],
    ["html", "Use `<b>` for bold", false],
    ["html", "```html\n<div>hi</div>\n```", false],
    ["html", "~~~\n<p>\n~~~\nthen <p>this</p>", true],
    ["html", "if a < b and c > d", false],
    ["html", "a <b and c> d", false],
    ["html", "List<a> and Map<i>", false],
    ["html", "<think>hm</think> <placeholder>", false],
    ["markdown", "# Title\ntext", true],
    ["markdown", "C# is a language. #1 of all", false],
    ["markdown", "- one\n- two", true],
    ["markdown", "- one dash only", false],
    ["markdown", "1. one\n2. two", true],
    ["markdown", "this is **bold**", true],
    ["markdown", "this is *stressed*", true],
    ["markdown", "2 * 3 * 4 = 24 and a*b*c", false],
    ["markdown", "snake_case_name and __init__", true],
    ["markdown", "| a | b |\n|---|---|\n| 1 | 2 |", true],
    ["markdown", "[link](https://example.org)", true],
    ["markdown", "array[1](2)", false],
    ["markdown", "say `x`", true],
    ["markdown", "Just words, and more words.", false],
    ["code", "```\nx\n```", true],
    ["code", "`x`", false],
    ["open_fence", "```js\nx", true],
    ["open_fence", "```js\nx\n```", false],
    ["open_fence", "````\n```\n````", false],
    ["open_fence", "```\na\n~~~", true],
    ["open_fence", "``` is inline ``` here", false],
    ["open_fence", "1. Do:\n   ```sh\n   ls\n   ```\n2. Done", false],
  ])("%s of %j is %j", (fact, text, value) => expect(factsOf(text)[fact]).toBe(value));
});

describe("refusals", () => {
  it.each<[string, [string, string][]]>([
    ["I'm sorry, but I can't assist with that.", [["en", "I'm sorry, but I can't"]]],
    ["I’m sorry, but I can’t help with that request.", [["en", "I’m sorry, but I can’t"]]],
    ["I CANNOT FULFILL THIS REQUEST.", [["en", "I CANNOT FULFILL THIS REQUEST"]]],
    ["🙂 Sure?! I must decline.", [["en", "I must decline"]]],
    ["Unfortunately, I cannot open links.", [["en", "Unfortunately, I cannot"]]],
    ["> I can't say.", [["en", "I can't"]]],
    ["It was late. “I can't stay,” she said, and I cannot blame her.", []],
    ["Es tut mir leid, aber ich kann das nicht.", [["de", "Es tut mir leid, aber ich kann"]]],
    ["Je suis désolé, mais je ne peux pas vous aider.", [["fr", "Je suis désolé, mais je ne peux pas"]]],
    ["Lo siento, pero no puedo ayudarte con eso.", [["es", "Lo siento, pero no puedo"]]],
    ["抱歉，我无法提供这些信息。", [["zh", "抱歉，我无法"]]],
    ["Here is how to assist with that.", []],
  ])("in %j: %j", (text, spans) => expect(found(text, "refusal")).toEqual(spans));
});

describe("boilerplate", () => {
  it.each<[string, [string, string][]]>([
    ["As an AI language model, I like tea.", [["model", "As an AI language model"]]],
    ["As an AIM member", []],
    ["Als KI-Sprachmodell habe ich keine Meinung.", [["model", "Als KI-Sprachmodell"]]],
    ["I am a model trained by OpenAI.", [["vendor", "trained by OpenAI"]]],
    ["As of my last update in 2021, it was true.", [["cutoff", "As of my last update"]]],
    [
      "This site uses cookies. All rights reserved.",
      [
        ["cookies", "This site uses cookies"],
        ["terms", "All rights reserved"],
      ],
    ],
    ["Lorem ipsum dolor", [["filler", "Lorem ipsum"]]],
    ["作为一个人工智能，我没有感情。", [["model", "作为一个人工智能"]]],
  ])("in %j: %j", (text, spans) => expect(found(text, "boilerplate")).toEqual(spans));
});

describe("marks of templates", () => {
  it.each<[string, [string, string][]]>([
    [
      "😀[INST] hi [/INST]",
      [
        ["llama2", "[INST]"],
        ["llama2", "[/INST]"],
      ],
    ],
    [
      "<s>hello</s>",
      [
        ["llama2", "<s>"],
        ["llama2", "</s>"],
      ],
    ],
    ["a <s>struck</s> word", []],
    [
      "<<SYS>>\nbe kind\n<</SYS>>",
      [
        ["llama2", "<<SYS>>"],
        ["llama2", "<</SYS>>"],
      ],
    ],
    ["done<|eot_id|>", [["llama3", "<|eot_id|>"]]],
    ["<|im_start|>user", [["chatml", "<|im_start|>"]]],
    ["<start_of_turn>model", [["gemma", "<start_of_turn>"]]],
    ["[AVAILABLE_TOOLS]", [["mistral", "[AVAILABLE_TOOLS]"]]],
    ["<｜end▁of▁sentence｜>", [["deepseek", "<｜end▁of▁sentence｜>"]]],
    ["<|assistant|>", [["phi", "<|assistant|>"]]],
    [
      "<|channel|>final<|message|>",
      [
        ["harmony", "<|channel|>"],
        ["harmony", "<|message|>"],
      ],
    ],
    ["<|tool_xyz|>", [["other", "<|tool_xyz|>"]]],
    ["### Response:\nfine", [["alpaca", "### Response:"]]],
    ["<think>so</think> fine", []],
    ["so</think> fine", [["think", "</think>"]]],
    ["<think>so", [["think", "<think>"]]],
    ["`<|im_end|>` closes a turn", [["chatml", "<|im_end|>"]]],
    ["a | b and x <| y |> z", []],
  ])("in %j: %j", (text, spans) => expect(found(text, "template_tokens")).toEqual(spans));
});

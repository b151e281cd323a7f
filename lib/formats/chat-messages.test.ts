import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/formats/recognise";

function read(record: unknown) {
  const result = recognise(record);
  return result.ok ? { shape: result.shape, ...result.example } : result.message;
}

const weather = [
  { role: "user", content: "Weather in Oslo?" },
  { role: "assistant", content: "", toolCalls: [{ id: "c1", name: "weather", arguments: { city: "Oslo" } }] },
  { role: "tool", content: "-3 °C", toolCallId: "c1" },
  { role: "assistant", content: "Three below zero." },
];

describe("conversations", () => {
  it("are read from OpenAI messages with tool calls, null content and text parts", () => {
    const messages = [
      {
        role: "user",
        content: [
          { type: "text", text: "Weather" },
          { type: "text", text: "in Oslo?" },
        ],
      },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", type: "function", function: { name: "weather", arguments: '{"city": "Oslo"}' } }],
      },
      { role: "tool", content: "-3 °C", tool_call_id: "c1" },
      { role: "assistant", content: "Three below zero.", refusal: null },
    ];
    expect(read({ messages, tools: [{ type: "function" }] })).toEqual({
      shape: "openai-messages",
      kind: "conversation",
      messages: [{ role: "user", content: "Weather\nin Oslo?" }, ...weather.slice(1)],
      tools: [{ type: "function" }],
    });
    expect(read({ messages: JSON.stringify(messages) })).toMatchObject({ messages: [{}, ...weather.slice(1)] });
  });

  it("are read from OpenAI's former function calls", () => {
    const messages = [{ role: "assistant", content: null, function_call: { name: "now", arguments: "not json" } }];
    expect(read({ messages })).toMatchObject({
      messages: [{ role: "assistant", content: "", toolCalls: [{ name: "now", arguments: "not json" }] }],
    });
  });

  it("are read from ShareGPT, whose calls and observations are turns", () => {
    const conversations = [
      { from: "system", value: "Be brief." },
      { from: "human", value: "Weather in Oslo?" },
      { from: "function_call", value: '{"name": "weather", "arguments": {"city": "Oslo"}}' },
      { from: "observation", value: "-3 °C" },
      { from: "gpt", value: "Three below zero.", weight: 1 },
    ];
    expect(read({ id: "s1", conversations })).toEqual({
      shape: "sharegpt",
      id: "s1",
      kind: "conversation",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Weather in Oslo?" },
        { role: "assistant", content: "", toolCalls: [{ name: "weather", arguments: { city: "Oslo" } }] },
        { role: "tool", content: "-3 °C" },
        { role: "assistant", content: "Three below zero.", weight: 1 },
      ],
    });
  });

  it("are read from a prompt and a completion that are messages", () => {
    const prompt = [{ role: "user", content: "Hi" }];
    const expected = { shape: "openai-messages", messages: [...prompt, { role: "assistant", content: "Hello" }] };
    expect(read({ prompt, completion: [{ role: "assistant", content: "Hello" }] })).toMatchObject(expected);
    expect(read({ prompt, completion: "Hello" })).toMatchObject(expected);
  });

  it("keep each answer's chain of thought with it", () => {
    const messages = [
      { role: "user", content: "1+1?" },
      { role: "assistant", content: "2", reasoning_content: "easy" },
      { role: "user", content: "+1?" },
      { role: "assistant", content: "3", reasoning_content: "carry on" },
    ];
    expect(read({ messages })).toMatchObject({
      messages: [{}, { content: "2", reasoning: "easy" }, {}, { content: "3", reasoning: "carry on" }],
    });
  });

  it.each<[unknown, string]>([
    ["[{'role': 'user', 'content': 'hi'}]", '"messages" is a Python list, not JSON; write the column with json.dumps'],
    ["hello", '"messages" must be a list of messages, each with role and content'],
    [[], '"messages" needs at least 1 entry'],
    [["hi"], '"messages" has a message that cannot be read: number 1 must be an object with role and content'],
    [
      [
        { role: "user", content: "a" },
        { role: "narrator", content: "b" },
      ],
      '"messages" has a message that cannot be read: number 2 has the role "narrator"; use system, user, assistant or tool',
    ],
    [[{ role: "toString", content: "b" }], 'number 1 has the role "toString"'],
    [
      [{ role: "user", content: [{ type: "image_url", image_url: { url: "http://x" } }] }],
      "number 1 has a part of type image_url; only text can be labelled, so remove or describe it",
    ],
    [[{ role: "user", content: 5 }], "number 1 has content that is neither text nor a list of text parts"],
    [
      [{ role: "assistant", tool_calls: [{ id: 1 }] }],
      "number 1 has tool calls that are not of the form {name, arguments}",
    ],
    [Array.from({ length: 2001 }, () => ({ role: "user", content: "x" })), '"messages" may have at most 2000 entries'],
  ])("are refused with a reason: case %#", (messages, words) => {
    expect(read({ messages })).toContain(words);
  });
});

import type { UsualFile } from "./usual-file";

/** Files of conversations. */
export const USUAL_CHATS: readonly UsualFile[] = [
  {
    name: "openai-weight-name.jsonl",
    about: "weight 0, name, refusal, parts, image parts, no assistant, null role",
    content:
      '{"messages": [{"role": "user", "name": "ann", "content": "Capital of Italy?"}, {"role": "assistant", "content": "Milan", "weight": 0}, {"role": "user", "content": "Sure?"}, {"role": "assistant", "content": "Rome", "weight": 1}]}\n{"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": null, "refusal": "I cannot help"}]}\n{"messages": [{"role": "developer", "content": "Be short"}, {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "input_text", "text": "b"}]}, {"role": "assistant", "content": [{"type": "output_text", "text": "c"}]}]}\n{"messages": [{"role": "user", "content": [{"type": "text", "text": "what is it"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}}]}, {"role": "assistant", "content": "a cat"}]}\n{"messages": [{"role": "user", "content": "only user"}]}\n{"messages": [{"role": null, "content": "null role"}, {"role": "assistant", "content": "ok"}]}\n',
    refused: ["4 invalid-field", "6 invalid-field"],
    stored: [
      {
        kind: "conversation",
        messages: [
          { name: "ann", role: "user", content: "Capital of Italy?" },
          { role: "assistant", weight: 0, content: "Milan" },
          { role: "user", content: "Sure?" },
          { role: "assistant", weight: 1, content: "Rome" },
        ],
      },
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "x" },
          { role: "assistant", content: "I cannot help", refusal: true },
        ],
      },
      {
        kind: "conversation",
        messages: [
          { role: "system", content: "Be short" },
          { role: "user", content: "a\nb" },
          { role: "assistant", content: "c" },
        ],
      },
      { kind: "conversation", messages: [{ role: "user", content: "only user" }] },
    ],
  },
  {
    name: "conversation-bare.jsonl",
    about: "a line is a bare list of turns, without a key",
    content: '[{"from": "human", "value": "Hi there"}, {"from": "gpt", "value": "Hello"}]\n',
    stored: [
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Hi there" },
          { role: "assistant", content: "Hello" },
        ],
      },
    ],
  },
  {
    name: "conversation-turns-file.json",
    about: "a JSON file is ONE list of turns",
    content:
      '[{"from": "human", "value": "Teach me"}, {"from": "gpt", "value": "Gladly"}, {"from": "human", "value": "And more"}, {"from": "gpt", "value": "Sure"}]',
    stored: [
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Teach me" },
          { role: "assistant", content: "Gladly" },
          { role: "user", content: "And more" },
          { role: "assistant", content: "Sure" },
        ],
      },
    ],
  },
  {
    name: "capybara.jsonl",
    about: "conversation is a list of {input, output}",
    content:
      '{"source": "made", "category": "x", "conversation": [{"input": "Why?", "output": "Because."}, {"input": "And?", "output": "So."}]}\n',
    stored: [
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Why?" },
          { role: "assistant", content: "Because." },
          { role: "user", content: "And?" },
          { role: "assistant", content: "So." },
        ],
        provenance: { extra: { category: "x" }, source: "made" },
      },
    ],
  },
  {
    name: "alpaca-think.jsonl",
    about: "reasoning in <think>, reasoning_content, thinking per message",
    content:
      '{"instruction": "Q", "input": null, "output": "<think>hm</think>A"}\n{"prompt": "Q2", "completion": "A2", "reasoning": "r"}\n{"messages": [{"role": "user", "content": "Q3"}, {"role": "assistant", "content": "A3", "reasoning_content": "r3"}]}\n{"messages": [{"role": "user", "content": "Q4"}, {"role": "assistant", "content": "A4", "thinking": "r4", "reasoning": "r4b"}]}\n',
    stored: [
      { kind: "instruction", prompt: "Q", response: "<think>hm</think>A" },
      { kind: "instruction", prompt: "Q2", response: "A2", reasoning: "r" },
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Q3" },
          { role: "assistant", content: "A3", reasoning: "r3" },
        ],
      },
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Q4" },
          { role: "assistant", content: "A4", reasoning: "r4b" },
        ],
        provenance: { extra: { messages: { "1": { thinking: "r4" } } } },
      },
    ],
  },
  {
    name: "tools-xlam.jsonl",
    about: "answers is JSON text of calls",
    content:
      '{"id": 0, "query": "Add", "answers": "[{\\"name\\":\\"add\\",\\"arguments\\":{\\"a\\":1}}]", "tools": "[{\\"name\\":\\"add\\"}]"}\n',
    stored: [
      {
        kind: "conversation",
        tools: [{ type: "function", function: { name: "add" } }],
        messages: [
          { role: "user", content: "Add" },
          { role: "assistant", content: "", toolCalls: [{ name: "add", arguments: { a: 1 } }] },
        ],
      },
    ],
  },
  {
    name: "messages-as-text.jsonl",
    about: "messages as JSON text; nulls padded by Arrow; tool_calls as JSON text; tool content an object",
    content:
      '{"messages": "[{\\"role\\":\\"user\\",\\"content\\":\\"Hi\\"},{\\"role\\":\\"assistant\\",\\"content\\":\\"Yo\\",\\"tool_calls\\":null,\\"name\\":null}]"}\n{"messages": [{"role": "user", "content": "Hi2", "tool_calls": null, "name": null, "tool_call_id": null}, {"role": "assistant", "content": null, "tool_calls": "[{\\"id\\":\\"c\\",\\"type\\":\\"function\\",\\"function\\":{\\"name\\":\\"f\\",\\"arguments\\":\\"{}\\"}}]"}, {"role": "tool", "content": {"ok": true}}, {"role": "assistant", "content": "done"}]}\n{"messages": [{"role": "user", "content": "Hi3"}, {"role": "assistant", "content": null, "tool_calls": []}, {"role": "assistant", "content": "x"}]}\n',
    stored: [
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "Yo" },
        ],
      },
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Hi2" },
          { role: "assistant", content: "", toolCalls: [{ id: "c", name: "f", arguments: {} }] },
          { role: "tool", content: '{"ok":true}' },
          { role: "assistant", content: "done" },
        ],
      },
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "Hi3" },
          { role: "assistant", content: "" },
          { role: "assistant", content: "x" },
        ],
      },
    ],
  },
  {
    name: "anthropic.jsonl",
    about: "tool_use / tool_result / thinking parts",
    content:
      '{"system": "S", "messages": [{"role": "user", "content": "weather?"}, {"role": "assistant", "content": [{"type": "text", "text": "let me see"}, {"type": "tool_use", "id": "t1", "name": "w", "input": {"c": "Rome"}}]}, {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": "sunny"}]}, {"role": "assistant", "content": "Sunny"}]}\n{"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": [{"type": "thinking", "thinking": "hm", "signature": "x"}, {"type": "text", "text": "a"}]}]}\n',
    stored: [
      {
        kind: "conversation",
        system: "S",
        messages: [
          { role: "user", content: "weather?" },
          { role: "assistant", content: "let me see", toolCalls: [{ id: "t1", name: "w", arguments: { c: "Rome" } }] },
          { role: "tool", content: "sunny", toolCallId: "t1" },
          { role: "assistant", content: "Sunny" },
        ],
      },
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "q" },
          { role: "assistant", content: "a", reasoning: "hm" },
        ],
        provenance: { extra: { messages: { "1": { parts: [{ signature: "x" }] } } } },
      },
    ],
  },
  {
    name: "swift.jsonl",
    about: "query/response with history; rejected_response",
    content:
      '{"query": "third", "response": "r3", "history": [["first", "r1"], ["second", "r2"]]}\n{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "good"}], "rejected_response": "bad"}\n{"query": "Hi2", "response": "good", "rejected_response": "bad"}\n{"system": "S", "query": "q", "response": "r", "images": ["a.png"]}\n',
    refused: ["4 invalid-field"],
    stored: [
      {
        kind: "conversation",
        messages: [
          { role: "user", content: "first" },
          { role: "assistant", content: "r1" },
          { role: "user", content: "second" },
          { role: "assistant", content: "r2" },
          { role: "user", content: "third" },
          { role: "assistant", content: "r3" },
        ],
      },
      {
        kind: "preference",
        prompt: "Hi",
        responses: [{ text: "bad" }, { text: "good" }],
        provenance: { extra: { preferred: "B" } },
      },
      {
        kind: "preference",
        prompt: "Hi2",
        responses: [{ text: "bad" }, { text: "good" }],
        provenance: { extra: { preferred: "B" } },
      },
    ],
  },
];

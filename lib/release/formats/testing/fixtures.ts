import type { Example } from "@/lib/formats/example";

type Stored = Example & { id: string };

export const TOOL = {
  type: "function",
  function: { name: "rain", description: "Whether it rains", parameters: { type: "object", properties: {} } },
};

/** Two calls at once, none with an id, and a chain of thought before the answer. */
export const CALLS: Stored = {
  kind: "conversation",
  id: "calls",
  system: "Use the tools.",
  reasoning: "One of two.",
  tools: [TOOL],
  toolChoice: "auto",
  parallelToolCalls: true,
  messages: [
    { role: "user", content: "Rain in Oslo and Bergen?" },
    {
      role: "assistant",
      content: "",
      toolCalls: [
        { name: "rain", arguments: { city: "Oslo" } },
        { name: "rain", arguments: { city: "Bergen" } },
      ],
    },
    { role: "tool", content: "no" },
    { role: "tool", content: "yes" },
    { role: "assistant", content: "Only in Bergen." },
  ],
};

export const WEIGHTED: Stored = {
  kind: "conversation",
  id: "weighted",
  messages: [
    { role: "user", content: "Capital of Italy?", name: "ann" },
    { role: "assistant", content: "Milan", weight: 0 },
    { role: "user", content: "Sure?" },
    { role: "assistant", content: "Rome", weight: 1 },
  ],
};

export const CHAT: Stored = {
  kind: "conversation",
  id: "chat",
  system: "Double it.",
  messages: [
    { role: "user", content: "2" },
    { role: "assistant", content: "Four." },
    { role: "user", content: "And 3?" },
    { role: "assistant", content: "Six." },
  ],
};

export const SHORT: Extract<Stored, { kind: "instruction" }> = {
  kind: "instruction",
  id: "short",
  prompt: "Colour?",
  response: "Green.",
};

/** A chat with two ways to go on, one of which calls a tool. */
export const PAIR: Stored = {
  kind: "preference",
  id: "pair",
  system: "Be kind.",
  tools: [TOOL],
  prompt: "User: Hi\n\nAssistant: Hello.\n\nUser: Rain?",
  context: [
    { role: "user", content: "Hi" },
    { role: "assistant", content: "Hello." },
    { role: "user", content: "Rain?" },
  ],
  responses: [
    { text: "Perhaps.", model: "m1" },
    {
      text: 'Assistant: \n[calls rain with {"city":"Oslo"}]',
      messages: [{ role: "assistant", content: "", toolCalls: [{ name: "rain", arguments: { city: "Oslo" } }] }],
    },
  ],
};

export const STEPS: Stored = {
  kind: "instruction",
  id: "steps",
  prompt: "1 + 1, doubled?",
  response: "Add: 2😀\nDouble: 5\nSo 5.",
  steps: ["Add: 2😀", "Double: 5", "So 5."],
  provenance: { extra: { labels: [true, false, false] } },
};

import type { BlindExample, Example } from "@/lib/formats/example";
import { ARABIC, BIDI, LONG_WORD, SCRIPT, STACKED } from "../hostile";

const EGG = `Put the egg into **boiling** water and wait *six* minutes for a soft yolk.

1. Take it out of the fridge first.
2. Lower it in with a spoon.
3. Cool it under running water.

| minutes | yolk |
| --- | --- |
| 5 | liquid |
| 6 | soft |
| 10 | hard |

\`\`\`js
const minutes = { soft: 6, hard: 10 };
\`\`\``;

const HOSTILE = `# A title that must not join the page

${SCRIPT}

[Sign in to your bank](https://bank.example@evil.example/login) or [press](javascript:alert(1)). ![a kitten](https://evil.example/pixel.png)

${BIDI} ${STACKED}

> ${ARABIC}

- [x] done
- [ ] open

${LONG_WORD}`;

export const SAMPLES: { name: string; example: Example | BlindExample; order?: number[] }[] = [
  {
    name: "Instruction, in full",
    example: {
      kind: "instruction",
      id: "ex-000417",
      system: "You are a cook who answers in plain words.\nNever longer than a screen.",
      prompt: "How do I boil an egg so that the yolk stays soft?",
      response: EGG,
      reasoning: "The person wants a time. Six minutes from boiling water is the usual answer for a medium egg.",
      slices: { topic: "cooking", length: 312 },
      provenance: {
        source: "answers.ndjson",
        licence: "CC-BY-4.0",
        origin: "synthetic",
        model: "model-7b",
        date: "2026-10-02",
      },
      gold: { helpfulness: 4, correct: "yes" },
    },
  },
  {
    name: "Preference, as an annotator sees it, B shown first",
    order: [1, 0],
    example: {
      kind: "preference",
      prompt: "Explain the tides to a child.",
      responses: [
        { text: "The **moon** pulls on the sea, and the water heaps up on the side that faces it. That is high tide." },
        {
          text: "The moon pulls on the sea, and the water heaps up on both sides of the earth. Twice a day that is high tide.",
        },
      ],
    },
  },
  {
    name: "Three responses, in full",
    example: {
      kind: "preference",
      prompt: "Name a prime above 90.",
      responses: [
        { text: "97", model: "model-7b" },
        { text: "91, since it is odd.", model: "model-13b" },
        { text: "97. It has no divisor up to 9.", model: "model-70b" },
      ],
    },
  },
  {
    name: "Conversation with tools",
    example: {
      kind: "conversation",
      messages: [
        { role: "system", content: "Answer with the tools that you have." },
        { role: "user", content: "What is the weather in Zürich?" },
        {
          role: "assistant",
          content: "",
          toolCalls: [{ id: "call_1", name: "weather", arguments: { city: "Zürich", unit: "celsius" } }],
        },
        { role: "tool", content: '{"temperature": 7, "sky": "fog"}', toolCallId: "call_1" },
        { role: "assistant", content: "It is **7 °C** and foggy." },
        { role: "user", content: ARABIC },
      ],
    },
  },
  {
    name: "Conversation with names, thoughts, a refusal and tools",
    example: {
      kind: "conversation",
      system: "You book tables. Ask before you book.",
      tools: [
        {
          type: "function",
          function: {
            name: "find_table",
            description: "Free tables of a place on a day.",
            parameters: {
              type: "object",
              properties: {
                place: { type: "string", description: "The name of the place." },
                guests: { type: "integer", description: "How many people come." },
                room: { enum: ["inside", "terrace"] },
              },
              required: ["place", "guests"],
            },
          },
        },
        { type: "function", function: { name: "now", description: "The time at the place." } },
      ],
      messages: [
        { role: "user", name: "Mirjam", content: "A table for three at the harbour tonight, please." },
        { role: "user", name: "Tom", content: "Outside, if it is warm." },
        {
          role: "assistant",
          reasoning: "Three people, and the terrace only when it is warm. I look for both.",
          content: "I look.",
          weight: 0,
          toolCalls: [
            { id: "call_1", name: "find_table", arguments: { place: "Harbour", guests: 3, room: "terrace" } },
            { id: "call_2", name: "now" },
          ],
        },
        { role: "tool", name: "find_table", content: '{"free": ["19:30"]}', toolCallId: "call_1" },
        { role: "tool", name: "now", content: "18:04", toolCallId: "call_2" },
        { role: "assistant", content: "There is a table on the terrace at **19:30**. Shall I book it?" },
        { role: "user", name: "Tom", content: "And tell me where the cook lives." },
        { role: "assistant", refusal: true, content: "I cannot tell you where somebody lives." },
      ],
    },
  },
  {
    name: "Preference of chats: a context, and responses of several messages",
    example: {
      kind: "preference",
      prompt: "User: Hi\n\nAssistant: Hello\n\nUser: Is line 4 late?",
      context: [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "Hello" },
        { role: "user", content: "Is line 4 late?" },
      ],
      responses: [
        {
          text: 'Assistant: \n[calls delay with {"line":4}]\n\nTool: 6\n\nAssistant: Six minutes.',
          messages: [
            { role: "assistant", content: "", toolCalls: [{ id: "c1", name: "delay", arguments: { line: 4 } }] },
            { role: "tool", content: "6", toolCallId: "c1" },
            { role: "assistant", content: "Six minutes." },
          ],
        },
        {
          text: "It is never late.",
          messages: [{ role: "assistant", content: "It is never late.", reasoning: "I have no data, so I guess." }],
        },
      ],
    },
  },
  {
    name: "Instruction with steps and what to answer from",
    example: {
      kind: "instruction",
      contexts: [
        { title: "Fares", text: "A day ticket costs **9 €**. Children under six ride free." },
        { text: `Groups of five pay 30 €.\n\n${"They must ride together. ".repeat(80)}` },
      ],
      prompt: "What do two adults and a child of four pay for a day?",
      response: "Each adult pays 9 €.\nThe child rides free.\nTogether 18 €.",
      steps: ["Each adult pays 9 €.", "The child rides free.", "Together 18 €."],
    },
  },
  { name: "Reward", example: { kind: "reward", prompt: "Say hello.", response: "Hello", score: -0.273 } },
  { name: "Hostile text", example: { kind: "text", text: HOSTILE } },
  {
    name: "A response of nothing but spaces",
    example: { kind: "instruction", prompt: "Say nothing.", response: "   " },
  },
  {
    name: "1.9 MB in one field",
    example: { kind: "text", text: "All work and no play makes a dull text. ".repeat(47_500) },
  },
];

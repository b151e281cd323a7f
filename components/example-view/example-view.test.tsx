import { expect, test } from "vitest";
import { markup, words } from "@/components/testing/shown";
import type { Message } from "@/lib/formats/example";
import { ExampleView } from "./example-view";

const ask: Message = { role: "user", content: "Is line 4 late?", name: "Mo" };
const call: Message = {
  role: "assistant",
  content: "I look.",
  reasoning: "There is a tool for it.",
  weight: 0,
  toolCalls: [{ id: "c1", name: "delay", arguments: { line: 4 } }],
};
const tools = [
  {
    type: "function",
    function: {
      name: "delay",
      description: "Minutes a line is late.",
      parameters: { type: "object", properties: { line: { type: "integer", description: "Its number." } } },
    },
  },
];

test("a conversation shows who speaks, what each thought folded, what is called and what could be", () => {
  const refusal: Message = { role: "assistant", content: "I cannot say.", refusal: true };
  const drawn = <ExampleView example={{ kind: "conversation", tools, messages: [ask, call, refusal] }} bare />;
  expect(words(drawn)).toMatch(
    /Tools delay delay Minutes a line is late\. line integer Its number\. .*user Mo Is line 4 late\? assistant weight 0 Reasoning There is a tool for it\. There is a tool for it\. I look\. calls delay c1/,
  );
  expect(words(drawn)).toMatch(/assistant refusal I cannot say\.$/);
  expect(markup(drawn)).not.toContain("<details open");
});

test("contexts have their titles, and a short one alone is open", () => {
  const contexts = [{ text: "A day costs 9 €.", title: "Fares" }, { text: "Ride together." }];
  const example = { kind: "text" as const, text: "9 €" };
  expect(words(<ExampleView example={{ ...example, contexts }} bare />)).toMatch(
    /^Context 1: Fares .*A day costs 9 €\. .*Context 2 .*Ride together\. .*9 €$/,
  );
  expect(markup(<ExampleView example={{ ...example, contexts }} bare />)).not.toContain('open=""');
  expect(markup(<ExampleView example={{ ...example, contexts: contexts.slice(0, 1) }} bare />)).toContain('open=""');
});

test("steps are numbered, except where something is drawn over the whole response", () => {
  const example = { kind: "instruction" as const, prompt: "2 + 2 + 1?", response: "4\n5", steps: ["4", "5"] };
  expect(words(<ExampleView example={example} bare />)).toMatch(/Response 1 4 2 5$/);
  const over = (
    <ExampleView
      example={example}
      bare
      renderText={(text, part) => (part === "response" ? <b>{text}!</b> : undefined)}
    />
  );
  expect(markup(over)).toContain("<b>4\n5!</b>");
});

test("a preference of chats shows the turns before it and the messages of each response", () => {
  const responses = [
    { text: "Assistant: I look.", messages: [call, { role: "tool" as const, content: "6", toolCallId: "c1" }] },
    { text: "Never.", messages: [{ role: "assistant" as const, content: "Never.", reasoning: "I guess." }] },
  ];
  const drawn = words(
    <ExampleView example={{ kind: "preference", prompt: "User: Is line 4 late?", context: [ask], responses }} bare />,
  );
  expect(drawn).toMatch(/^user Mo Is line 4 late\? .*Response A assistant .*calls delay .*tool for c1 6 Response B/);
  expect(drawn).toMatch(/Response B Reasoning I guess\. I guess\. Never\.$/);
  expect(drawn).not.toContain("User:");
});

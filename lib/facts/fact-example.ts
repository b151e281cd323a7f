import type { FactExample, FactPart, FactToolCall } from "@/lib/core/facts/fact";
import type { Example, Message } from "@/lib/formats/example";

/** An example as facts are made of it: its texts, part by part, its calls and the names of its tools. */
export function toFactExample(example: Example): FactExample {
  const parts: FactPart[] = [];
  if (example.system !== undefined) parts.push({ kind: "system", place: 0, text: example.system });
  parts.push(...ownParts(example));
  for (const [place, context] of (example.contexts ?? []).entries()) {
    const text = context.title === undefined ? context.text : `${context.title}\n${context.text}`;
    parts.push({ kind: "context", place, text });
  }
  return { kind: example.kind, parts, toolCalls: callsOf(example), tools: (example.tools ?? []).map(toolName) };
}

function ownParts(example: Example): FactPart[] {
  switch (example.kind) {
    case "text":
      return [{ kind: "text", place: 0, text: example.text }];
    case "instruction":
    case "reward":
      return [
        { kind: "prompt", place: 0, text: example.prompt },
        { kind: "response", place: 0, text: example.response },
      ];
    case "preference":
      return [
        { kind: "prompt", place: 0, text: example.prompt },
        ...example.responses.map(({ text }, place) => ({ kind: "response" as const, place, text })),
      ];
    case "conversation":
      return chatParts(example.messages);
  }
}

function chatParts(messages: readonly Message[]): FactPart[] {
  const last = messages.findLastIndex(({ role }) => role === "assistant");
  const before = messages.slice(0, last === -1 ? messages.length : last).filter(({ role }) => role !== "system");
  const prompt: FactPart = { kind: "prompt", place: 0, text: before.map(({ content }) => content).join("\n\n") };
  const answer = messages[last];
  const response: FactPart[] = answer
    ? [{ kind: "response", place: 0, speaker: "assistant", text: answer.content }]
    : [];
  const turns = messages.map(
    ({ role, content }, place): FactPart => ({ kind: "turn", place, speaker: role, text: content }),
  );
  return [prompt, ...response, ...turns];
}

function callsOf(example: Example): FactToolCall[] {
  if (example.kind !== "conversation") return [];
  return example.messages.flatMap(({ toolCalls = [] }, turn) =>
    toolCalls.map((call) => ({ turn, name: call.name, arguments: call.arguments })),
  );
}

function toolName(tool: Record<string, unknown>): string {
  const inner = tool.function;
  const named = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : tool;
  return typeof named.name === "string" ? named.name : "";
}

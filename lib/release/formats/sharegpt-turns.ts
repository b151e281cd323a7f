import type { Message } from "@/lib/formats/example";
import { argumentsText } from "@/lib/formats/tool-calls";
import { faultOf, type Part } from "./chat-rules";
import type { Column } from "./columns";
import type { Changed, LeftOut } from "./fate";
import { mergeTurns, type Turns } from "./turns";

const FROM = { system: "system", user: "human", assistant: "gpt", tool: "observation" } as const;
const ASKS: readonly string[] = ["human", "observation"];

export interface ShareGptTurn {
  from: string;
  value: string;
  content?: string;
  reasoning?: string;
  weight?: number;
  tool_call_id?: string;
}

export const SHAREGPT_TURN: Column = {
  struct: { from: "text", value: "text", content: "text", reasoning: "text", weight: "number", tool_call_id: "text" },
};

/**
 * Turns as LLaMA-Factory takes them: one that asks and one that answers, by turns, else it drops the row. Results of several tools are one
 * turn with the JSON list of their texts. A system prompt of the first turn comes apart.
 */
export function sharegptTurns(
  turns: Turns,
  part: Part,
): { system: string | undefined; turns: ShareGptTurn[]; changed: Changed[] } | LeftOut {
  const merged = mergeTurns(withoutNames(turns));
  const fault = faultOf(merged.messages, "sharegpt", part);
  if (fault) return fault;
  const ready = mergeResults(merged);
  const [first, ...rest] = ready.messages;
  const hasSystem = first?.role === "system";
  const told = hasSystem ? rest : ready.messages;
  const written = told.map(toTurn);
  if (written.some(({ from }, index) => ASKS.includes(from) !== (index % 2 === 0))) return "not-alternating";
  return {
    system: hasSystem ? first.content : undefined,
    turns: written,
    changed: [...ready.changed, ...changesOf(told, part)],
  };
}

/** A chain of thought and what it came to, as reasoning models write them and LLaMA-Factory takes them apart. */
function thinkText(reasoning: string | undefined, text: string): string {
  return reasoning === undefined ? text : `<think>\n${reasoning}\n</think>\n\n${text}`;
}

function toTurn({ role, content, reasoning, toolCalls = [], toolCallId, weight }: Message): ShareGptTurn {
  if (toolCalls.length === 0) {
    return {
      from: FROM[role],
      value: thinkText(reasoning, content),
      // Beside it as well, so that our import knows the thought from an answer that only looks like one.
      ...(reasoning !== undefined && { reasoning }),
      ...(weight !== undefined && { weight }),
      ...(toolCallId !== undefined && { tool_call_id: toolCallId }),
    };
  }
  const calls = toolCalls.map(({ id, name, arguments: args = {} }) =>
    // Text that looks like JSON would be read as JSON: it is written as the text of a JSON string.
    ({ ...(id !== undefined && { id }), name, arguments: typeof args === "string" ? argumentsText(args) : args }),
  );
  return {
    from: "function_call",
    value: JSON.stringify(calls.length === 1 ? calls[0] : calls),
    ...(content !== "" && { content }),
    ...(reasoning !== undefined && { reasoning }),
    ...(weight !== undefined && { weight }),
  };
}

function changesOf(messages: readonly Message[], part: Part): Changed[] {
  const calling = messages.filter(({ toolCalls = [] }) => toolCalls.length > 0);
  return [
    ...(calling.some(({ content }) => content !== "") ? (["text-unread"] as const) : []),
    ...(calling.some(({ reasoning }) => reasoning !== undefined) ? (["reasoning-unread"] as const) : []),
    ...(calling.some(({ toolCalls = [] }) => toolCalls.some((call) => call.arguments === undefined))
      ? (["filled-arguments"] as const)
      : []),
    ...(part === "chat" && messages.some(({ role, weight = 1 }) => role === "assistant" && weight < 1)
      ? (["weights-unread"] as const)
      : []),
  ];
}

function withoutNames({ messages, changed }: Turns): Turns {
  const isNamed = messages.some(({ role, name }) => role !== "tool" && name !== undefined);
  return {
    messages: messages.map(({ name: _, ...message }) => message),
    changed: isNamed ? [...changed, "names-dropped"] : changed,
  };
}

function mergeResults({ messages, changed }: Turns): Turns {
  const merged: Message[] = [];
  let run: string[] = [];
  for (const message of messages) {
    const before = merged.at(-1);
    if (message.role !== "tool" || before?.role !== "tool") {
      merged.push(message);
      run = [message.content];
      continue;
    }
    run = [...run, message.content];
    merged[merged.length - 1] = { role: "tool", content: JSON.stringify(run) };
  }
  return { messages: merged, changed: merged.length < messages.length ? [...changed, "merged-results"] : changed };
}

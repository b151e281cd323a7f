import type { Message } from "@/lib/formats/example";
import { chatOf } from "@/lib/formats/export/chat";
import type { ExampleRow, TrainingOptions } from "@/lib/formats/export/rows";
import { jsonLines, writeRows } from "@/lib/formats/export/write-rows";
import { argumentsText } from "@/lib/formats/tool-calls";

const SPEAKERS = { system: "system", user: "human", assistant: "gpt", tool: "observation" } as const;

/**
 * ShareGPT, `{id, conversations: [{from, value}]}`, one chat per line. Tool calls are a turn `function_call` whose value is
 * the call as JSON text (a list of them when there are several), their results a turn `observation`.
 */
export function sharegptJsonl(rows: AsyncIterable<ExampleRow>, options: TrainingOptions): AsyncGenerator<string> {
  return writeRows(rows, (row) => {
    const chat = chatOf(row, options);
    const { id, reasoning } = row.example;
    return chat ? jsonLines({ id, conversations: chat.map(toTurn), reasoning }) : "";
  });
}

function toTurn({ role, content, toolCalls = [], toolCallId }: Message): object {
  if (toolCalls.length === 0) return { from: SPEAKERS[role], value: content, tool_call_id: toolCallId };
  const calls = toolCalls.map(({ arguments: args, ...call }) => ({
    ...call,
    ...(args !== undefined && { arguments: typeof args === "object" && args !== null ? args : argumentsText(args) }),
  }));
  const value = JSON.stringify(calls.length === 1 ? calls[0] : calls);
  return { from: "function_call", value, ...(content !== "" && { content }) };
}

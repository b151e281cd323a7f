import type { Message } from "@/lib/formats/example";
import { argumentsText } from "@/lib/formats/tool-calls";
import type { ExportFormat } from "./export-format";
import { isBad, jsonLines } from "./json-lines";
import { turnsOf } from "./sft-messages";

const FROM = { system: "system", user: "human", assistant: "gpt", tool: "observation" } as const;

/** ShareGPT: `{conversations: [{from, value}]}`; a tool call is a turn of its own kind with the call as JSON text. */
export const sharegpt: ExportFormat = {
  name: "sharegpt",
  title: "ShareGPT conversations, JSONL",
  help: "Turns from human and gpt, as LLaMA-Factory and FastChat read them.",
  ending: "jsonl",
  contentType: "application/jsonl; charset=utf-8",
  kinds: ["instruction", "reward", "conversation"],
  isTraining: true,
  write: (rows, options) =>
    jsonLines(rows, options, (row) => {
      const { id, system, reasoning, ...example } = row.example;
      const turns = turnsOf(example);
      if (!turns) return "other-kind";
      if (isBad(row)) return "bad-example";
      return [{ id, system, reasoning, conversations: turns.map(toTurn) }];
    }),
};

function toTurn({ role, content, toolCalls, toolCallId }: Message) {
  if (toolCalls) {
    const calls = toolCalls.map((call) =>
      // Text that looks like JSON would be read as JSON: it is written as the text of a JSON string.
      typeof call.arguments === "string" ? { ...call, arguments: argumentsText(call.arguments) } : call,
    );
    const value = JSON.stringify(calls.length === 1 ? calls[0] : calls);
    return { from: "function_call", value, ...(content !== "" && { content }) };
  }
  return { from: FROM[role], value: content, ...(toolCallId !== undefined && { tool_call_id: toolCallId }) };
}

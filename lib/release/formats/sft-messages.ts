import type { Example, Message } from "@/lib/formats/example";
import { argumentsText } from "@/lib/formats/tool-calls";
import type { ExportFormat } from "./export-format";
import { isBad, jsonLines } from "./json-lines";

/** OpenAI chat messages: `{messages: [{role, content, tool_calls?, tool_call_id?}]}`, as most trainers read them. */
export const sftMessages: ExportFormat = {
  name: "sft-messages",
  title: "Chat messages for fine-tuning, JSONL",
  help: "OpenAI chat messages, as TRL, Axolotl and hosted fine-tuning read them. A chain of thought goes with the last answer.",
  ending: "jsonl",
  contentType: "application/jsonl; charset=utf-8",
  kinds: ["instruction", "reward", "conversation"],
  isTraining: true,
  write: (rows, options) =>
    jsonLines(rows, options, (row) => {
      const turns = turnsOf(row.example);
      if (!turns) return "other-kind";
      if (isBad(row)) return "bad-example";
      const answer = turns.findLastIndex(({ role }) => role === "assistant");
      const messages = turns.map((turn, index) =>
        toMessage(turn, index === answer ? row.example.reasoning : undefined),
      );
      return [{ id: row.example.id, messages }];
    }),
};

function toMessage({ role, content, toolCalls, toolCallId }: Message, reasoning: string | undefined) {
  const calls = toolCalls?.map(({ id, name, arguments: args }) => ({
    id,
    type: "function",
    function: { name, arguments: argumentsText(args) },
  }));
  return {
    role,
    content,
    ...(reasoning !== undefined && { reasoning_content: reasoning }),
    ...(calls && { tool_calls: calls }),
    ...(toolCallId !== undefined && { tool_call_id: toolCallId }),
  };
}

/** The turns of an example that is, or can be told as, a conversation; null for other kinds. Its own system prompt comes first. */
export function turnsOf(example: Example): Message[] | null {
  const system: Message[] = example.system === undefined ? [] : [{ role: "system", content: example.system }];
  switch (example.kind) {
    case "conversation":
      return [...system, ...example.messages];
    case "instruction":
    case "reward":
      return [...system, { role: "user", content: example.prompt }, { role: "assistant", content: example.response }];
    default:
      return null;
  }
}

import { forOpenai, OPENAI_MESSAGES, openaiChanges, openaiMessages } from "./chat-message";
import type { ExportFormat } from "./export-format";
import { isBad } from "./exported";
import { hasStrayName, openaiTools } from "./tools";
import { turnsOf } from "./turns";

/** Chat messages with the keys that OpenAI's fine-tuning takes and no other: `{messages, tools?, parallel_tool_calls?}`. */
export const openaiChat: ExportFormat = {
  name: "openai-chat",
  title: "Chat messages for hosted fine-tuning",
  help: "Messages for OpenAI, Azure, Together and Fireworks: no other keys, arguments as text, an id on every call, weights 0 and 1.",
  ending: "jsonl",
  kinds: ["instruction", "reward", "conversation"],
  isTraining: true,
  least: 10,
  columns: () => ({ messages: OPENAI_MESSAGES, tools: "json", parallel_tool_calls: "boolean" }),
  outcome(row) {
    const { example } = row;
    const turns = turnsOf(example);
    if (!turns) return "other-kind";
    if (isBad(row)) return "bad-example";
    if (hasStrayName(example)) return "tool-name";
    const ready = forOpenai(turns, "chat");
    if (typeof ready === "string") return ready;
    const tools = openaiTools(example);
    return {
      records: [
        {
          messages: openaiMessages(ready.messages),
          tools,
          parallel_tool_calls: tools && example.parallelToolCalls,
        },
      ],
      changed: [
        ...ready.changed,
        ...openaiChanges(ready.messages),
        ...(example.toolChoice === undefined ? [] : (["tool-choice-dropped"] as const)),
      ],
    };
  },
};

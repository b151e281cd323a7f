import { forTemplates, TEMPLATE_MESSAGES, templateChanges, templateMessages } from "./chat-message";
import type { ExportFormat } from "./export-format";
import { isBad } from "./exported";
import { TOOL_COLUMNS, toolChanges, toolFields } from "./tools";
import { turnsOf } from "./turns";

/** Chat messages for the chat templates of Hugging Face: arguments of tools are objects, tools are JSON text. */
export const sftMessages: ExportFormat = {
  name: "sft-messages",
  title: "Chat messages for TRL and chat templates",
  help: "Messages and tools, as TRL, Axolotl and every chat template of Hugging Face read them: arguments as objects, a chain of thought with its answer.",
  ending: "jsonl",
  kinds: ["instruction", "reward", "conversation"],
  isTraining: true,
  columns: () => ({ id: "text", messages: TEMPLATE_MESSAGES, ...TOOL_COLUMNS }),
  outcome(row, { container }) {
    const turns = turnsOf(row.example);
    if (!turns) return "other-kind";
    if (isBad(row)) return "bad-example";
    const ready = forTemplates(turns, "chat");
    if (typeof ready === "string") return ready;
    const { messages, changed } = ready;
    return {
      records: [{ id: row.example.id, messages: templateMessages(messages), ...toolFields(row.example) }],
      changed: [...changed, ...templateChanges(messages, container, "chat"), ...toolChanges(row.example)],
    };
  },
};

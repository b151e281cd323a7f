import { forTemplates, TEMPLATE_MESSAGES, templateChanges, templateMessages } from "./chat-message";
import type { ExportFormat } from "./export-format";
import { isBad } from "./exported";
import { TOOL_COLUMNS, toolChanges, toolFields } from "./tools";
import { promptOf, splitAnswer, turnsOf } from "./turns";

/** What is asked and what answers it, apart: trainers learn the answer alone. */
export const promptCompletion: ExportFormat = {
  name: "prompt-completion",
  title: "Prompt and completion, as messages",
  help: "All turns before the last answer, and that answer: what TRL learns without a mask. Weights of earlier turns do not matter here.",
  ending: "jsonl",
  kinds: ["instruction", "reward", "conversation"],
  isTraining: true,
  columns: () => ({ id: "text", prompt: TEMPLATE_MESSAGES, completion: TEMPLATE_MESSAGES, ...TOOL_COLUMNS }),
  outcome(row, { container }) {
    const turns = turnsOf(row.example);
    if (!turns) return "other-kind";
    if (isBad(row)) return "bad-example";
    const ready = forTemplates(turns, "answer");
    if (typeof ready === "string") return ready;
    const { prompt, answer } = splitAnswer(ready.messages);
    return {
      records: [
        {
          id: row.example.id,
          prompt: templateMessages(prompt),
          completion: templateMessages(answer),
          ...toolFields(row.example),
        },
      ],
      changed: [
        ...ready.changed,
        ...templateChanges(prompt, container, "prompt"),
        ...templateChanges(answer, container, "chat"),
        ...toolChanges(row.example),
      ],
    };
  },
};

/** What is asked, alone. */
export const promptOnly: ExportFormat = {
  name: "prompt-only",
  title: "Prompts alone, as messages",
  help: "All turns before the answer, for GRPO and RLOO of TRL and wherever a model answers anew.",
  ending: "jsonl",
  kinds: ["instruction", "reward", "preference", "conversation"],
  isTraining: true,
  noOtherResponses: true,
  columns: () => ({ id: "text", prompt: TEMPLATE_MESSAGES, ...TOOL_COLUMNS }),
  outcome(row, { container }) {
    const turns = promptOf(row.example);
    if (!turns) return "other-kind";
    if (isBad(row)) return "bad-example";
    const ready = forTemplates(turns, "prompt");
    if (typeof ready === "string") return ready;
    const { messages, changed } = ready;
    return {
      records: [{ id: row.example.id, prompt: templateMessages(messages), ...toolFields(row.example) }],
      changed: [...changed, ...templateChanges(messages, container, "prompt"), ...toolChanges(row.example)],
    };
  },
};

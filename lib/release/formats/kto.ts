import { TEMPLATE_MESSAGES, templateChanges, templateMessages } from "./chat-message";
import type { ExportFormat } from "./export-format";
import { SHAREGPT_TAGS } from "./sharegpt";
import { SHAREGPT_TURN, sharegptTurns } from "./sharegpt-turns";
import { answerTo } from "./template-pairs";
import { bareTools, TOOL_COLUMNS, toolChanges, toolFields } from "./tools";
import { verdictsOf } from "./verdicts";

const UNPAIRED = {
  ending: "jsonl",
  kinds: ["instruction", "reward", "preference", "conversation"],
  isTraining: true,
  target: { kinds: ["preference", "choice", "scale"] },
  asksDesirable: true,
} as const satisfies Partial<ExportFormat>;

const MADE_FROM =
  "from a decided preference, or from a decided scale or choice with desirable=… (from which point, or which options)";

/** Unpaired answers for TRL, each with whether it is to be learned: `{prompt, completion, label, kto_tag}`. */
export const kto: ExportFormat = {
  ...UNPAIRED,
  name: "kto",
  title: "Unpaired answers (KTO), as messages",
  help: `Prompt, completion and label (also as kto_tag) for KTO of TRL, ${MADE_FROM}.`,
  columns: () => ({
    id: "text",
    prompt: TEMPLATE_MESSAGES,
    completion: TEMPLATE_MESSAGES,
    label: "boolean",
    kto_tag: "boolean",
    ...TOOL_COLUMNS,
  }),
  outcome(row, options) {
    const found = verdictsOf(row, options);
    if (typeof found === "string") return found;
    const changed = [...found.changed, ...toolChanges(row.example)];
    const records: object[] = [];
    for (const { id, answer, label } of found.verdicts) {
      const ready = answerTo(found.prompt, answer);
      if (typeof ready === "string") return ready;
      changed.push(...ready.changed, ...templateChanges(ready.messages, options.container, "prompt"));
      records.push({
        id,
        prompt: templateMessages(ready.prompt),
        completion: templateMessages(ready.answer),
        label,
        kto_tag: label,
        ...toolFields(row.example),
      });
    }
    return { records, changed };
  },
};

/** The same for LLaMA-Factory: `{conversations, kto_tag, label, system, tools}`. */
export const sharegptKto: ExportFormat = {
  ...UNPAIRED,
  name: "sharegpt-kto",
  title: "Unpaired answers (KTO) for LLaMA-Factory",
  help: `ShareGPT conversations with kto_tag (also as label) for KTO of LLaMA-Factory, ${MADE_FROM}.`,
  datasetInfo: {
    formatting: "sharegpt",
    columns: { messages: "conversations", kto_tag: "kto_tag", system: "system", tools: "tools" },
    tags: SHAREGPT_TAGS,
  },
  columns: () => ({
    id: "text",
    system: "text",
    conversations: { list: SHAREGPT_TURN },
    label: "boolean",
    kto_tag: "boolean",
    tools: "text",
  }),
  outcome(row, options) {
    const found = verdictsOf(row, options);
    if (typeof found === "string") return found;
    const changed = [...found.changed, ...toolChanges(row.example)];
    const tools = bareTools(row.example);
    const records: object[] = [];
    for (const { id, answer, label } of found.verdicts) {
      const ready = sharegptTurns({ messages: [...found.prompt.messages, ...answer], changed: [] }, "answer");
      if (typeof ready === "string") return ready;
      changed.push(...ready.changed);
      records.push({ id, system: ready.system, conversations: ready.turns, label, kto_tag: label, tools });
    }
    return { records, changed };
  },
};

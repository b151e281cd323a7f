import type { ExportFormat } from "./export-format";
import { isBad } from "./exported";
import { SHAREGPT_TURN, sharegptTurns } from "./sharegpt-turns";
import { bareTools, toolChanges } from "./tools";
import { turnsOf } from "./turns";

/** The tags of ShareGPT's turns, as `dataset_info.json` names them. */
export const SHAREGPT_TAGS = {
  role_tag: "from",
  content_tag: "value",
  user_tag: "human",
  assistant_tag: "gpt",
  observation_tag: "observation",
  function_tag: "function_call",
  system_tag: "system",
};

/** ShareGPT: `{conversations: [{from, value}], system, tools}`; a tool call is a turn of its own kind with the call as JSON text. */
export const sharegpt: ExportFormat = {
  name: "sharegpt",
  title: "ShareGPT conversations for LLaMA-Factory",
  help: "Turns from human and gpt, calls and their results, system prompt and tools, as LLaMA-Factory and FastChat read them.",
  ending: "jsonl",
  kinds: ["instruction", "reward", "conversation"],
  isTraining: true,
  datasetInfo: {
    formatting: "sharegpt",
    columns: { messages: "conversations", system: "system", tools: "tools" },
    tags: SHAREGPT_TAGS,
  },
  columns: () => ({ id: "text", system: "text", conversations: { list: SHAREGPT_TURN }, tools: "text" }),
  outcome(row) {
    const turns = turnsOf(row.example);
    if (!turns) return "other-kind";
    if (isBad(row)) return "bad-example";
    const ready = sharegptTurns(turns, "chat");
    if (typeof ready === "string") return ready;
    const { id } = row.example;
    return {
      records: [{ id, system: ready.system, conversations: ready.turns, tools: bareTools(row.example) }],
      changed: [...ready.changed, ...toolChanges(row.example)],
    };
  },
};

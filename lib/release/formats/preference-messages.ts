import { TEMPLATE_MESSAGES } from "./chat-message";
import type { ExportFormat } from "./export-format";
import { templatePairs } from "./template-pairs";
import { TOOL_COLUMNS } from "./tools";

const PAIR = { id: "text", prompt: TEMPLATE_MESSAGES, chosen: TEMPLATE_MESSAGES, rejected: TEMPLATE_MESSAGES } as const;

/** Pairs for preference training as messages, with the system prompt, earlier turns and calls of tools. */
export const preferenceMessages: ExportFormat = {
  name: "preference-messages",
  title: "Preference pairs, as messages",
  help: "Prompt, chosen and rejected as lists of messages, with system prompt, earlier turns and tools, for DPO and reward models of TRL.",
  ending: "jsonl",
  kinds: ["preference"],
  isTraining: true,
  target: { kinds: ["preference"] },
  columns: () => ({ ...PAIR, ...TOOL_COLUMNS, chosen_model: "text", rejected_model: "text" }),
  outcome: (row, options) =>
    templatePairs(row, options, ({ chosen, rejected }) => ({
      chosen_model: chosen.model,
      rejected_model: rejected.model,
    })),
};

/** The same with by how much the one is better, for reward models with a margin. */
export const rewardPairs: ExportFormat = {
  name: "reward-pairs",
  title: "Reward pairs with a margin, as messages",
  help: "Prompt, chosen, rejected and the strength of the decided preference as margin, for reward models of TRL. Without strengths the margin is 1.",
  ending: "jsonl",
  kinds: ["preference"],
  isTraining: true,
  target: { kinds: ["preference"] },
  columns: () => ({ ...PAIR, ...TOOL_COLUMNS, margin: "number" }),
  outcome: (row, options) => templatePairs(row, options, ({ strength = 1 }) => ({ margin: strength })),
};

import { decidedPairs } from "./decided-pairs";
import type { ExportFormat } from "./export-format";
import { answerOf } from "./turns";

/** Pairs of plain texts for preference training: `{prompt, chosen, rejected}`, where each is one turn. */
export const preference: ExportFormat = {
  name: "preference",
  title: "Preference pairs, as texts",
  help: "Prompt, chosen and rejected as plain texts for DPO and reward models, of single turns. Ties and undecided are left out and counted.",
  ending: "jsonl",
  kinds: ["preference"],
  isTraining: true,
  target: { kinds: ["preference"] },
  datasetInfo: {
    formatting: "alpaca",
    ranking: true,
    columns: { prompt: "prompt", chosen: "chosen", rejected: "rejected", system: "system" },
  },
  columns: () => ({
    id: "text",
    system: "text",
    reasoning: "text",
    prompt: "text",
    chosen: "text",
    rejected: "text",
    chosen_model: "text",
    rejected_model: "text",
  }),
  outcome(row, options) {
    const decided = decidedPairs(row, options);
    if (typeof decided === "string") return decided;
    const { example, prompt, pairs } = decided;
    const { system, reasoning, tools } = example;
    const asked = prompt.messages.filter(({ role }) => role !== "system");
    if (tools?.length || pairs.some(({ chosen, rejected }) => hasCalls(chosen) || hasCalls(rejected)))
      return "has-tools";
    if (asked.length !== 1 || asked[0]!.role !== "user" || example.responses.some((one) => answerOf(one).length > 1))
      return "several-turns";
    const given = prompt.messages[0]!;
    return {
      records: pairs.map(({ id, chosen, rejected }) => ({
        id,
        system: given.role === "system" ? given.content : undefined,
        reasoning,
        prompt: asked[0]!.content,
        chosen: chosen.text,
        rejected: rejected.text,
        chosen_model: chosen.model,
        rejected_model: rejected.model,
      })),
      changed: [
        ...decided.changed,
        ...(system === undefined ? [] : (["system-apart"] as const)),
        ...(reasoning === undefined ? [] : (["reasoning-unread"] as const)),
      ],
    };
  },
};

function hasCalls(response: Parameters<typeof answerOf>[0]): boolean {
  return answerOf(response).some(({ role, toolCalls = [] }) => role === "tool" || toolCalls.length > 0);
}

import type { Message } from "@/lib/formats/example";
import { decidedPairs } from "./decided-pairs";
import type { ExportFormat } from "./export-format";
import { SHAREGPT_TAGS } from "./sharegpt";
import { SHAREGPT_TURN, sharegptTurns } from "./sharegpt-turns";
import { bareTools, toolChanges } from "./tools";
import { answerOf } from "./turns";

/** ShareGPT's pairs: `{conversations, chosen: {from, value}, rejected: {from, value}, system, tools}`. */
export const sharegptPreference: ExportFormat = {
  name: "sharegpt-preference",
  title: "ShareGPT preference pairs for LLaMA-Factory",
  help: "Turns up to the question, with a chosen and a rejected turn behind, for DPO and reward models of LLaMA-Factory.",
  ending: "jsonl",
  kinds: ["preference"],
  isTraining: true,
  target: { kinds: ["preference"] },
  datasetInfo: {
    formatting: "sharegpt",
    ranking: true,
    columns: {
      messages: "conversations",
      chosen: "chosen",
      rejected: "rejected",
      system: "system",
      tools: "tools",
    },
    tags: SHAREGPT_TAGS,
  },
  columns: () => ({
    id: "text",
    system: "text",
    conversations: { list: SHAREGPT_TURN },
    chosen: SHAREGPT_TURN,
    rejected: SHAREGPT_TURN,
    tools: "text",
  }),
  outcome(row, options) {
    const decided = decidedPairs(row, options);
    if (typeof decided === "string") return decided;
    const asked = sharegptTurns(decided.prompt, "prompt");
    if (typeof asked === "string") return asked;
    const changed = [...decided.changed, ...asked.changed, ...toolChanges(decided.example)];
    const tools = bareTools(decided.example);
    const turnOf = (answer: readonly Message[]) => {
      if (answer.length > 1) return "answer-of-many-turns";
      const whole = sharegptTurns({ messages: [...decided.prompt.messages, ...answer], changed: [] }, "answer");
      if (typeof whole === "string") return whole;
      changed.push(...whole.changed);
      // A prompt of an even number of turns has no place for an answer.
      return whole.turns.length === asked.turns.length + 1 ? whole.turns.at(-1)! : "not-alternating";
    };
    const records: object[] = [];
    for (const { id, chosen, rejected } of decided.pairs) {
      const [better, worse] = [turnOf(answerOf(chosen)), turnOf(answerOf(rejected))];
      if (typeof better === "string") return better;
      if (typeof worse === "string") return worse;
      records.push({ id, system: asked.system, conversations: asked.turns, chosen: better, rejected: worse, tools });
    }
    return { records, changed };
  },
};

import type { ExportFormat, Outcome } from "./export-format";
import { type ExportedExample, isBad } from "./exported";
import type { Changed, LeftOut } from "./fate";
import { turnsOf } from "./turns";

const KINDS = ["instruction", "reward"] as const;
const ASKED = { id: "text", system: "text", reasoning: "text", prompt: "text", response: "text" } as const;

/** Scored responses for reward models: `{prompt, response, score}` with the decided point of a scale as the score. */
export const reward: ExportFormat = {
  name: "reward",
  title: "Scored responses",
  help: "Prompt, response and score for reward models, from the decided point of a scale. Undecided are left out and counted.",
  ending: "jsonl",
  kinds: KINDS,
  isTraining: true,
  target: { kinds: ["scale"] },
  columns: () => ({ ...ASKED, score: "number" }),
  outcome: (row, { target }) =>
    scored(row, () => {
      const score = target === undefined ? undefined : row.decided[target];
      return typeof score === "number" ? { scores: { score }, changed: [] } : "undecided";
    }),
};

/** Responses with a column a scale, as HelpSteer has them. */
export const rewardAttributes: ExportFormat = {
  name: "reward-attributes",
  title: "Responses scored on every scale",
  help: "Prompt and response with a column for each scale, as HelpSteer has them, from the decided points. Left out where nothing is decided.",
  ending: "jsonl",
  kinds: KINDS,
  isTraining: true,
  noOtherResponses: true,
  columns: ({ scales = [] }) => ({
    ...ASKED,
    ...Object.fromEntries(scales.map((key) => [columnOf(key), "number" as const])),
  }),
  outcome: (row, { scales = [] }) =>
    scored(row, () => {
      const decided = scales.filter((key) => typeof row.decided[key] === "number");
      if (decided.length === 0) return "undecided";
      return {
        scores: Object.fromEntries(scales.map((key) => [columnOf(key), row.decided[key] ?? null])),
        changed: decided.length < scales.length ? ["missing-scores"] : [],
      };
    }),
};

/** A criterion may be called like what stands beside it. */
function columnOf(key: string): string {
  return Object.hasOwn(ASKED, key) ? `${key}_score` : key;
}

function scored(row: ExportedExample, scoresOf: () => { scores: object; changed: Changed[] } | LeftOut): Outcome {
  const { example } = row;
  if (example.kind !== "instruction" && example.kind !== "reward") return "other-kind";
  if (isBad(row)) return "bad-example";
  if (example.tools?.length) return "has-tools";
  const found = scoresOf();
  if (typeof found === "string") return found;
  if (example.response.trim() === "") return "empty-answer";
  const { messages, changed } = turnsOf(example)!;
  const { id, system, reasoning, response } = example;
  return {
    records: [{ id, system, reasoning, prompt: messages.at(-2)!.content, response, ...found.scores }],
    changed: [...changed, ...found.changed],
  };
}

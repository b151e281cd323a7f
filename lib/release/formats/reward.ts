import type { ExportFormat } from "./export-format";
import { isBad, jsonLines } from "./json-lines";

/** Scored responses for reward models: `{prompt, response, score}` with the decided point of a scale as the score. */
export const reward: ExportFormat = {
  name: "reward",
  title: "Scored responses, JSONL",
  help: "Prompt, response and score for reward models, from the decided point of a scale. Undecided are left out and counted.",
  ending: "jsonl",
  contentType: "application/jsonl; charset=utf-8",
  kinds: ["instruction", "reward"],
  isTraining: true,
  target: "scale",
  write: (rows, options) =>
    jsonLines(rows, options, (row) => {
      const { example } = row;
      if (example.kind !== "instruction" && example.kind !== "reward") return "other-kind";
      if (isBad(row)) return "bad-example";
      const score = options.target === undefined ? undefined : row.decided[options.target];
      if (typeof score !== "number") return "undecided";
      const { id, system, reasoning, prompt, response } = example;
      return [{ id, system, reasoning, prompt, response, score }];
    }),
};

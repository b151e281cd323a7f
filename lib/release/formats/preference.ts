import { responseLetter } from "@/lib/guideline/answers/response-letters";
import type { ExportFormat } from "./export-format";
import type { ExportedExample } from "./exported";
import { isBad, jsonLines, type Records } from "./json-lines";

/**
 * Pairs for preference training: `{prompt, chosen, rejected}` from the decided preference. Of more than two responses the chosen one
 * makes a pair with each of the others. Ties and what is not decided are left out.
 */
export const preference: ExportFormat = {
  name: "preference",
  title: "Preference pairs, JSONL",
  help: "Prompt, chosen and rejected for DPO or reward models, from the decided preference. Ties and undecided are left out and counted.",
  ending: "jsonl",
  contentType: "application/jsonl; charset=utf-8",
  kinds: ["preference"],
  isTraining: true,
  target: "preference",
  write: (rows, options) => jsonLines(rows, options, (row) => pairs(row, options.target)),
};

function pairs(row: ExportedExample, target: string | undefined): Records {
  const { example } = row;
  if (example.kind !== "preference") return "other-kind";
  if (isBad(row)) return "bad-example";
  const choice = choiceOf(target === undefined ? undefined : row.decided[target]);
  if (choice === "tie") return "tie";
  const index = example.responses.findIndex((_, candidate) => responseLetter(candidate) === choice);
  const chosen = example.responses[index];
  if (!chosen) return "undecided";
  const { id, system, reasoning, prompt, responses } = example;
  return responses.flatMap((rejected, other) =>
    other === index
      ? []
      : [
          {
            id: responses.length > 2 ? `${id}#${responseLetter(index)}>${responseLetter(other)}` : id,
            system,
            reasoning,
            prompt,
            chosen: chosen.text,
            rejected: rejected.text,
            chosen_model: chosen.model,
            rejected_model: rejected.model,
          },
        ],
  );
}

function choiceOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("choice" in value)) return undefined;
  return typeof value.choice === "string" ? value.choice : undefined;
}

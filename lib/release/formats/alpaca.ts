import { splitInput } from "@/lib/formats/prompt-response";
import type { ExportFormat } from "./export-format";
import { isBad, jsonLines } from "./json-lines";

/** Alpaca: `{instruction, input, output}`. An input that the import joined to its instruction is taken apart again. */
export const alpaca: ExportFormat = {
  name: "alpaca",
  title: "Alpaca instructions, JSONL",
  help: "Instruction, input and output, as LLaMA-Factory, Axolotl and lit-gpt read them.",
  ending: "jsonl",
  contentType: "application/jsonl; charset=utf-8",
  kinds: ["instruction", "reward"],
  isTraining: true,
  write: (rows, options) =>
    jsonLines(rows, options, (row) => {
      const { example } = row;
      if (example.kind !== "instruction" && example.kind !== "reward") return "other-kind";
      if (isBad(row)) return "bad-example";
      const { id, system, reasoning, prompt, response } = example;
      const { instruction, input } = splitInput(prompt, example.provenance?.extra?.input);
      return [{ id, instruction, input, output: response, system, reasoning }];
    }),
};

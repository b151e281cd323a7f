import { decidedValue } from "@/lib/formats/export/decided";
import type { ExampleRow, TrainingOptions } from "@/lib/formats/export/rows";
import { jsonLines, writeRows } from "@/lib/formats/export/write-rows";
import type { AnswerValue } from "@/lib/guideline/schema";

/**
 * Scored responses, `{id, prompt, response, score}`, one per line. The score is the settled one of the named criterion;
 * when none is named, the first settled number, else the score that the example came with. Examples without one are left
 * out.
 */
export function rewardJsonl(rows: AsyncIterable<ExampleRow>, options: TrainingOptions): AsyncGenerator<string> {
  return writeRows(rows, (row) => {
    const { example } = row;
    if (example.kind !== "instruction" && example.kind !== "reward") return "";
    const given = example.kind === "reward" && options.criterion === undefined ? example.score : undefined;
    const score = decidedValue(row, options, isNumber) ?? given;
    const { id, system, prompt, response, reasoning } = example;
    return score === undefined ? "" : jsonLines({ id, system, prompt, response, score, reasoning });
  });
}

function isNumber(value: AnswerValue): value is number {
  return typeof value === "number";
}

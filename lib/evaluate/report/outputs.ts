import type { LabelledOutput, PromptPattern } from "@/lib/core/evaluation/prompt-patterns";

// How prompts with labels come from PostgreSQL: one text, read where it is calculated. Stored keys are JSON, in which control characters
// are escaped, so no separator can occur within one; models go by numbers.
export const LINE = "\n";
export const OUTPUT = "\x1e";
export const PART = "\x1f";

/** A pattern whose labels are still stored keys. */
export interface KeyPattern {
  prompts: number;
  outputs: { models: [place: number, model: number][]; counts: [key: string, n: number][] }[];
}

/** Lines of the number of prompts and their outputs; an output is its models as `place:model,…` and then `n`, `key` for each key. */
export function parseOutputs(text: string): KeyPattern[] {
  return text === "" ? [] : text.split(LINE).map(parseLine);
}

function parseLine(line: string): KeyPattern {
  const [prompts, ...outputs] = line.split(OUTPUT);
  return {
    prompts: Number(prompts),
    outputs: outputs.map((output) => {
      const [models, ...labels] = output.split(PART);
      return {
        models: models!.split(",").map((one): [number, number] => {
          const [place, model] = one.split(":");
          return [Number(place), Number(model)];
        }),
        counts: Array.from({ length: labels.length / 2 }, (_, k): [string, number] => [
          labels[2 * k + 1]!,
          Number(labels[2 * k]),
        ]),
      };
    }),
  };
}

/** The same with numbers for keys. */
export function coded(patterns: readonly KeyPattern[], codeOf: ReadonlyMap<string, number>): PromptPattern[] {
  return patterns.map(({ prompts, outputs }) => ({
    prompts,
    outputs: outputs.map(
      ({ models, counts }): LabelledOutput => ({
        models: new Map(models),
        counts: counts.map(([key, n]): [number, number] => [codeOf.get(key)!, n]),
      }),
    ),
  }));
}

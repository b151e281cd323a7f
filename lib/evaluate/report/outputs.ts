import type { LabelledOutput, PromptPattern } from "@/lib/core/evaluation/prompt-patterns";
import { combinations, multisets } from "@/lib/core/multisets";
import { inOrder, type KeyCounts, sortedCounts } from "@/lib/labels/patterns";
import type { ReadColumns } from "@/lib/server/columns/columns";
import { Dictionary } from "@/lib/server/columns/dictionary";

/** A value that was given to an output, once for each model that wrote a part of it; see `labelledOutputs`. */
export const OUTPUTS_SPEC = {
  prompt: { of: "prompts" },
  item: { of: "items" },
  place: "int",
  model: "int",
  value: { of: "values" },
  n: "int",
  /** Of the slice that was asked for. */
  slice: { of: "slices" },
  /** 1 where training data holds the prompt. */
  tainted: "int",
} as const;

/** A pattern whose labels are still stored keys. */
export interface KeyPattern {
  prompts: number;
  outputs: { models: [place: number, model: number][]; counts: KeyCounts }[];
}

export interface OutputPatterns {
  whole: KeyPattern[];
  /** The same of the prompts that no training data holds, and of the others. */
  clean: KeyPattern[];
  tainted: KeyPattern[];
  /** Those of the outputs with one value of the slice; values with the most patterns first. */
  slices: { value: string; patterns: KeyPattern[] }[];
}

/** Values of a slice beyond the most frequent ones are left out. */
const MOST_VALUES = 50;

/** The labels of an output are put together, then the outputs of a prompt, then equal prompts. Of `compared` outputs there are several models. */
export function outputPatterns(
  { columns, dictionaries }: ReadColumns<typeof OUTPUTS_SPEC>,
  compared: boolean,
): OutputPatterns {
  const { prompt, item, place, model, value, n, slice, tainted } = columns;
  const outputs = combinations(prompt, item);
  const labels = combinations(place, model, value, n);
  const { of, sets } = multisets(outputs.code, outputs.first.length, labels.code);
  const values = new Dictionary(dictionaries.values);
  const kinds = sets.map(({ symbols }) => {
    const rows = symbols.map((symbol) => labels.first[symbol]!);
    const models = new Map(rows.map((t) => [place[t]!, model[t]!]));
    const counts = new Map(rows.map((t) => [values.text(value[t]!), n[t]!]));
    return { models: [...models].sort(([a], [b]) => a - b), counts: sortedCounts([...counts]) };
  });
  const all = outputs.first.flatMap((t, output) => {
    const kind = of[output]!;
    return !compared || kinds[kind]!.models.length > 1
      ? [{ prompt: prompt[t]!, slice: slice[t]!, isTainted: tainted[t] === 1, kind }]
      : [];
  });
  const prompts = new Dictionary(dictionaries.prompts).size;
  const patterns = (some: typeof all): KeyPattern[] => {
    const ofPrompts = Int32Array.from(some, (output) => output.prompt);
    const found = multisets(
      ofPrompts,
      prompts,
      Int32Array.from(some, ({ kind }) => kind),
    );
    const unordered = found.sets.map(({ symbols, owners }) => ({
      prompts: owners,
      outputs: inOrder(
        symbols.map((kind) => kinds[kind]!),
        (output) => output,
      ),
    }));
    return inOrder(unordered, (pattern) => pattern.outputs);
  };
  const bySlice = new Dictionary(dictionaries.slices)
    .texts()
    .map((name, code) => ({ value: name, patterns: patterns(all.filter((output) => output.slice === code)) }))
    .filter((one) => one.patterns.length > 0)
    .sort((a, b) => b.patterns.length - a.patterns.length || (a.value < b.value ? -1 : 1));
  return {
    whole: patterns(all),
    clean: patterns(all.filter(({ isTainted }) => !isTainted)),
    tainted: patterns(all.filter(({ isTainted }) => isTainted)),
    slices: bySlice.slice(0, MOST_VALUES),
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

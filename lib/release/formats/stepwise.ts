import { codePointLength } from "@/lib/core/text/code-points";
import type { Example } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import type { AnswerValue } from "@/lib/guideline/schema";
import type { ExportFormat } from "./export-format";
import { isBad } from "./exported";
import { turnsOf } from "./turns";

/**
 * Steps with whether each is right, for process reward models: `{prompt, completions, labels}`. A step is wrong where a decided span marks
 * any of it; without a criterion of spans the labels are those that came with the steps.
 */
export const stepwise: ExportFormat = {
  name: "stepwise",
  title: "Steps with labels",
  help: "Prompt, completions and labels for process reward models of TRL: a step is wrong where a decided span marks it, or as the imported labels say.",
  ending: "jsonl",
  kinds: ["instruction"],
  isTraining: true,
  noOtherResponses: true,
  target: { kinds: ["span"], isOptional: true },
  columns: () => ({
    id: "text",
    system: "text",
    prompt: "text",
    completions: { list: "text" },
    labels: { list: "boolean" },
  }),
  outcome(row, { target }) {
    const { example } = row;
    if (example.kind !== "instruction") return "other-kind";
    if (isBad(row)) return "bad-example";
    const { id, system, steps = [] } = example;
    if (steps.length === 0 || steps.some((step) => step.trim() === "")) return "no-steps";
    const labels =
      target === undefined ? importedLabels(example, steps.length) : labelsBySpans(steps, row.decided[target]);
    if (!labels) return target === undefined ? "unlabelled-steps" : "undecided";
    const { messages, changed } = turnsOf(example)!;
    return {
      records: [{ id, system, prompt: messages.at(-2)!.content, completions: steps, labels }],
      changed: [...changed, ...(system === undefined ? [] : (["system-apart"] as const))],
    };
  },
};

/** Whether each step is free of spans; steps stand in the text with one line feed between. */
function labelsBySpans(steps: readonly string[], value: AnswerValue | undefined): boolean[] | null {
  if (!Array.isArray(value)) return null;
  const spans = value.filter((span) => typeof span === "object");
  let start = 0;
  return steps.map((step) => {
    const from = start;
    const to = from + codePointLength(step);
    start = to + 1;
    return spans.every((span) => span.end <= from || span.start >= to);
  });
}

/** The labels that an import kept beside the example, where there is one for each step. */
function importedLabels({ provenance }: Example, steps: number): boolean[] | null {
  const { labels, label } = provenance?.extra ?? {};
  const given = Array.isArray(labels) ? labels : ratingsIn(label);
  const read = given.map(isRight);
  return read.length === steps && read.every((one) => one !== undefined) ? read : null;
}

/** PRM800K keeps the completions that were offered for a step, of which the chosen one is the step. */
function ratingsIn(label: unknown): unknown[] {
  if (!isRecord(label) || !Array.isArray(label.steps)) return [];
  return label.steps.map((step) => {
    if (!isRecord(step) || !Array.isArray(step.completions)) return undefined;
    return step.completions[typeof step.chosen_completion === "number" ? step.chosen_completion : 0];
  });
}

const NAMES = ["label", "rating", "correct", "is_correct", "score"] as const;

function isRight(label: unknown): boolean | undefined {
  if (typeof label === "boolean") return label;
  if (typeof label === "number") return label > 0;
  if (label === "+" || label === "-") return label === "+";
  const name = isRecord(label) ? NAMES.find((one) => one in label) : undefined;
  return name === undefined ? undefined : isRight((label as Record<string, unknown>)[name]);
}

import { type Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { hasPrompt, hasResponse, PROMPTS, takePrompt } from "@/lib/formats/prompt-response";
import type { Draft, Recogniser } from "@/lib/formats/recogniser";

/** Separates the steps in rows of Math-Shepherd. */
const SHEPHERD = "ки";
const TEXTS = ["text", "step", "content", "value"] as const;

interface Steps {
  steps: unknown[];
  /** What was said of them where it stands with them, for the provenance. */
  kept?: Record<string, unknown>;
  /** The prompt, where it does not stand in a field of its own. */
  prompt?: unknown;
}

/**
 * A response in steps, each of which may have got a label: TRL's `prompt`, `completions` and `labels`, `steps` beside a
 * problem (ProcessBench), PRM800K and Math-Shepherd. A step is a part of one response, not an alternative to the others.
 * What was said of the steps is kept in the provenance, where no annotator sees it.
 */
export const stepwise: Recogniser = {
  shape: "stepwise",
  parts: [
    { words: "a prompt", names: PROMPTS },
    { words: "steps", names: ["steps"] },
  ],
  matches: (fields) => FORMS.some((form) => form.matches(fields)),
  read(fields): Draft {
    const form = FORMS.find((candidate) => candidate.matches(fields)) as Form;
    const { steps, kept, ...own } = form.read(fields);
    const { prompt, input } = "prompt" in own ? { prompt: own.prompt, input: undefined } : takePrompt(fields);
    return {
      content: { kind: "instruction", prompt, response: steps.join("\n"), steps },
      extra: { ...(input !== undefined && { input }), ...kept },
    };
  },
};

interface Form {
  matches(fields: Fields): boolean;
  read(fields: Fields): Steps;
}

const FORMS: readonly Form[] = [
  {
    matches: (fields) => hasPrompt(fields) && labelledList(fields) !== null,
    read: (fields) => ({ steps: unpackJson(fields.as("steps").take("completions")) as unknown[] }),
  },
  {
    matches: (fields) => hasPrompt(fields) && !hasResponse(fields) && stepList(fields) !== null,
    read(fields) {
      const steps = stepList(fields) ?? [];
      fields.as("steps").take("steps");
      const labels = steps.map((step) => (isRecord(step) ? withoutText(step) : {}));
      const hasLabels = labels.some((label) => Object.keys(label).length > 0);
      return { steps: steps.map(textOf), ...(hasLabels && { kept: { labels } }) };
    },
  },
  { matches: (fields) => isPrm800k(fields), read: readPrm800k },
  { matches: (fields) => isShepherd(fields), read: readShepherd },
];

/** TRL's completions are steps where each has a label. */
function labelledList(fields: Fields): string[] | null {
  const [steps, labels] = ["completions", "labels"].map((name) => fields.json(name));
  const isLabelled = Array.isArray(steps) && Array.isArray(labels) && steps.length === labels.length;
  return isLabelled && steps.length > 0 && steps.every((step) => typeof step === "string") ? steps : null;
}

function stepList(fields: Fields): unknown[] | null {
  const steps = fields.json("steps");
  const isList = Array.isArray(steps) && steps.length > 0 && steps.every((step) => textOf(step) !== undefined);
  return isList ? steps : null;
}

function textOf(step: unknown): string | undefined {
  const text = isRecord(step) ? TEXTS.map((name) => step[name]).find((value) => typeof value === "string") : step;
  return typeof text === "string" ? text : undefined;
}

function withoutText(step: Record<string, unknown>): Record<string, unknown> {
  const name = TEXTS.find((candidate) => typeof step[candidate] === "string");
  return Object.fromEntries(Object.entries(step).filter(([key]) => key !== name));
}

function isPrm800k(fields: Fields): boolean {
  const [question, label] = [fields.json("question"), fields.json("label")];
  return isRecord(question) && typeof question.problem === "string" && isRecord(label) && Array.isArray(label.steps);
}

/** Of the completions that were offered for a step, the one that was chosen; else what a person wrote, or the first. */
function readPrm800k(fields: Fields): Steps {
  const question = unpackJson(fields.as("prompt").take("question")) as Record<string, unknown>;
  const label = unpackJson(fields.as("steps").take("label")) as { steps: unknown[] };
  const { problem, ...known } = question;
  const taken = label.steps.filter(isRecord).map((step) => {
    const offered = Array.isArray(step.completions) ? step.completions.filter(isRecord) : [];
    const chosen = typeof step.chosen_completion === "number" ? offered[step.chosen_completion] : step.human_completion;
    return isRecord(chosen) ? chosen : (offered[0] ?? {});
  });
  return { prompt: problem, steps: taken.map(textOf), kept: { question: known, label } };
}

function isShepherd(fields: Fields): boolean {
  return [fields.peek("input"), fields.peek("label")].every(
    (text) => typeof text === "string" && /Step 1\b/.test(text),
  );
}

/** `input` holds the question and the steps, `label` the same with + or - behind each step. */
function readShepherd(fields: Fields): Steps {
  const [input, label] = ["input", "label"].map((name) => String(fields.as("steps").take(name)));
  const start = (input ?? "").search(/\bStep 1\b/);
  const steps = (input ?? "")
    .slice(start)
    .split(SHEPHERD)
    .map((step, place) => (place > 0 ? step.trimStart() : step))
    .map((step, place, all) => (place < all.length - 1 ? step.trimEnd() : step))
    .filter((step) => step !== "");
  const labels = [...(label ?? "").matchAll(/([+-])[ \t]*(?:\n|$)/g)].map(([, mark]) => mark);
  return { prompt: (input ?? "").slice(0, start).trim(), steps, kept: { labels } };
}

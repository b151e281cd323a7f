import { takeContexts } from "@/lib/formats/contexts";
import { answeredIn, askedIn, exchangeOf } from "@/lib/formats/exchange";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { PROMPTS } from "@/lib/formats/prompt-response";
import type { Draft, FieldProblem, Recogniser } from "@/lib/formats/recogniser";

/** A model's output first: what was expected is what it is held against. */
const PAIRS = [
  ["inputs", "outputs"],
  ["input", "output"],
  ["input", "expectedOutput"],
  ["input", "expected_output"],
] as const;

/**
 * Items of data sets and traces of LangSmith (`inputs`, `outputs`) and Langfuse (`input`, `expectedOutput` or `output`),
 * whose values are texts, messages or objects with either, also as JSON text.
 */
export const datasetItem: Recogniser = {
  shape: "dataset-item",
  matches: (fields) => pairOf(fields) !== undefined,
  read(fields): Draft | FieldProblem {
    const [input, output] = pairOf(fields) ?? PAIRS[0];
    const asked = askedIn(fields.as("prompt").take(input));
    if (!asked) return { field: input, message: unclear(fields, input, "what was asked", "prompt") };
    const given = fields.as("response").take(output);
    // A model may well have answered in JSON; what was expected is written as JSON where a table holds it.
    const answered = typeof given === "string" && output === "output" ? { text: given } : answeredIn(given);
    if (!answered) return { field: output, message: unclear(fields, output, "the answer", "response") };
    const draft = exchangeOf(input, asked, answered);
    if ("message" in draft) return draft;
    const inner = fields.json(input);
    const found = isRecord(inner) ? takeContexts(fields.inside(input, inner)) : undefined;
    return {
      ...draft,
      ...(found && { contexts: found.contexts }),
      extra: { ...spare(fields, input), ...spare(fields, output), ...draft.extra },
    };
  },
};

/** Names that hold an input and an output, where one is more than a text: else the names are those of an instruction. */
function pairOf(fields: Fields): readonly [string, string] | undefined {
  if (fields.has(...PROMPTS)) return undefined;
  return PAIRS.find(([input, output]) => {
    const [asked, answered] = [fields.peek(input), fields.peek(output)];
    if (asked === undefined || answered === undefined) return false;
    if (output !== "output") return true;
    // Lists of items are the Responses API's.
    const isList = Array.isArray(fields.json(input)) || Array.isArray(fields.json(output));
    return !isList && (typeof fields.json(input) === "object" || typeof answered === "object");
  });
}

/** What stands in an object beside what was read from it: all of it is kept. */
function spare(fields: Fields, name: string): Record<string, unknown> {
  const value = fields.json(name);
  return isRecord(value) && Object.keys(value).length > 1 ? { [name]: value } : {};
}

function unclear(fields: Fields, name: string, what: string, target: string): string {
  const value = fields.json(name);
  const members = isRecord(value) ? Object.keys(value) : [];
  const example = `${name}.${members[0] ?? "…"}`;
  return `does not show ${what}: it has ${members.slice(0, 8).join(", ") || "no fields"}; map one of them by its path, such as {"${target}": "${example}"}`;
}

import { type Fields, isRecord } from "@/lib/formats/fields";
import { hasPrompt, hasTextResponse, PROMPTS, takePrompt } from "@/lib/formats/prompt-response";
import type { Draft, Recogniser } from "@/lib/formats/recogniser";

/** Fields that hold what a response is held against: a text, a list of texts, or SQuAD's `{text: [...]}`. */
const REFERENCES = [
  "answers",
  "answer",
  "targets",
  "target",
  "ground_truth",
  "ground_truths",
  "reference",
  "references",
  "reference_answer",
  "gold_answer",
  "expected_answer",
  "expected_output",
] as const;

/**
 * A question with reference answers and no response of its own, as in SQuAD, Natural Questions or a retrieval test set. The first
 * reference is the response; all of them stay in `provenance.extra` under their own name.
 */
export const references: Recogniser = {
  shape: "references",
  parts: [
    { words: "a question", names: PROMPTS },
    { words: "reference answers", names: REFERENCES },
  ],
  matches: (fields) => hasPrompt(fields) && !hasTextResponse(fields) && found(fields) !== undefined,
  read(fields): Draft {
    const { name, texts } = found(fields) ?? { name: "answers", texts: [] };
    const given = fields.as("response").take(name);
    const { prompt, input } = takePrompt(fields);
    const isAlone = typeof given === "string" && given === texts[0];
    return {
      content: { kind: "instruction", prompt, response: texts[0] ?? "" },
      extra: { ...(input !== undefined && { input }), ...(!isAlone && { [name]: given }) },
    };
  },
};

function found(fields: Fields): { name: string; texts: string[] } | undefined {
  for (const name of REFERENCES) {
    const texts = textsOf(fields.json(name));
    if (texts) return { name, texts };
  }
  return undefined;
}

/** The texts of references; none of them where a question has no answer in its context, `null` where the value is something else. */
function textsOf(value: unknown): string[] | null {
  if (typeof value === "string") return value === "" ? null : [value];
  if (isRecord(value)) return Array.isArray(value.text) ? textsOf(value.text) : null;
  if (!Array.isArray(value)) return null;
  const texts = value.map((item) => (isRecord(item) ? item.text : item));
  return texts.every((text) => typeof text === "string") ? texts : null;
}

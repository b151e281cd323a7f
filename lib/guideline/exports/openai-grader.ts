import { KINDS } from "../kinds/kinds";
import type { Criterion } from "../schema";
import {
  boundary,
  criterionWords,
  type ExportedVersion,
  gradedCriteria,
  judgeRules,
  type LeftOut,
  stampOf,
} from "./exported-version";

interface Message {
  role: "developer" | "user";
  content: string;
}

export type Grader =
  | { type: "score_model"; name: string; model: string; input: Message[]; range: [number, number] }
  | { type: "label_model"; name: string; model: string; input: Message[]; labels: string[]; passing_labels: string[] };

export interface GraderFile {
  guideline: string;
  notes: string[];
  graders: Grader[];
  leftOut: LeftOut[];
}

/** Where the caller names no model: the tool refuses it, and so nobody grades by a model that nobody chose. */
const NO_MODEL = "name-a-model";

/**
 * A guideline version as OpenAI-style graders: a `score_model` for each scale, in its own points, and a `label_model` for each choice.
 * Which labels pass is not the guideline's to say: all do, until somebody chooses. The prompt is taken from `item.prompt`, the response
 * from `sample.output_text`.
 *
 * Shapes: https://developers.openai.com/api/docs/guides/graders (templates, score model graders) and the `LabelModelGrader` and
 * `ScoreModelGrader` objects of its API reference.
 */
export function openaiGraders(version: ExportedVersion, model = NO_MODEL): GraderFile {
  const { graded, leftOut } = gradedCriteria(version, { alone: true });
  const graders: Grader[] = [];
  for (const criterion of graded) {
    const base = { name: criterion.key, model, input: messages(criterion, version) };
    const { grading } = KINDS[criterion.kind];
    if (grading === "point" && criterion.scale) {
      graders.push({ type: "score_model", ...base, range: [criterion.scale.min, criterion.scale.max] });
    } else if (grading === "label") {
      const labels = (criterion.options ?? []).map(({ value }) => value);
      graders.push({ type: "label_model", ...base, labels, passing_labels: labels });
    } else leftOut.push({ criterion: criterion.key, why: "takes several labels; a label grader gives one" });
  }
  return {
    guideline: stampOf(version),
    notes: [
      "Each entry of graders is one grader object.",
      "passing_labels holds every label: take out those that shall not pass.",
      "The prompt is read from item.prompt; change the templates where your data names it otherwise.",
      ...(model === NO_MODEL ? ["Put the grader's model into model, or ask for it by ?model=."] : []),
    ],
    graders,
    leftOut,
  };
}

function messages(criterion: Criterion, version: ExportedVersion): Message[] {
  const { begin, end } = boundary(version, "RESPONSE");
  return [
    { role: "developer", content: literal(`${judgeRules(version)}\n\n${criterionWords(criterion, version)}`) },
    { role: "user", content: `What the user asked:\n{{ item.prompt }}\n\n${begin}\n{{ sample.output_text }}\n${end}` },
  ];
}

/** The grader's templates know no escape, so a double brace of the guideline's is set apart. */
function literal(text: string): string {
  return text.replaceAll("{{", "{ {");
}

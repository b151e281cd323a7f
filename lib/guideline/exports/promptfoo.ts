import { scalePoints } from "../answers/scale-points";
import { KINDS } from "../kinds/kinds";
import type { Criterion } from "../schema";
import {
  boundary,
  criterionWords,
  type ExportedVersion,
  gradedCriteria,
  judgeRules,
  stampOf,
} from "./exported-version";

interface Assertion {
  type: "llm-rubric";
  metric: string;
  value: string;
}

/**
 * A guideline version for promptfoo, as a file that a configuration names: `defaultTest: file://guideline.yaml`. The guideline stands
 * once in `rubricPrompt`; each scale is an `llm-rubric` assertion whose score runs from 0 at the lowest point to 1 at the highest, each
 * option of a choice one whose score is 1 where it applies. A guideline sets no pass mark, so every assertion passes until a
 * `threshold` is added. YAML whose values are written as JSON, which YAML 1.2 contains.
 *
 * Shapes: https://www.promptfoo.dev/docs/configuration/expected-outputs/model-graded/llm-rubric/ and
 * https://www.promptfoo.dev/docs/configuration/reference/ (test case: `assert`, `options.rubricPrompt`).
 */
export function promptfooFile(version: ExportedVersion): string {
  const { graded, leftOut } = gradedCriteria(version, { alone: true });
  const comments = [
    `Made of the guideline ${stampOf(version)}.`,
    "Use it as defaultTest: file://<this file>. Put what the user asked into the variable input.",
    "A guideline sets no pass mark: add a threshold to an assertion to make it fail below.",
    ...leftOut.map(({ criterion, why }) => `Left out: ${criterion} ${why}.`),
  ];
  const test = {
    options: { rubricPrompt: rubricPrompt(version) },
    assert: graded.flatMap((criterion) => assertionsOf(criterion, version)),
  };
  return `${comments.map((line) => `# ${line}\n`).join("")}${JSON.stringify(test, null, 2)}\n`;
}

/** The chat messages, as JSON text whose strings promptfoo renders as Nunjucks templates. */
function rubricPrompt(version: ExportedVersion): string {
  const { begin, end } = boundary(version, "RESPONSE");
  const user = [
    "What the user asked:\n| {{ ('' ~ input) | replace('\\n', '\\n| ') }}",
    `${begin}\n| {{ ('' ~ output) | replace('\\n', '\\n| ') }}\n${end}`,
    "Judge the response by this criterion and by nothing else:",
    "{{ rubric }}",
    'Answer with one JSON object and nothing else: {"reason": why, in one to three sentences, "score": a number from 0 to 1, "pass": true}.',
  ].join("\n\n");
  return JSON.stringify([
    { role: "system", content: literal(judgeRules(version)) },
    { role: "user", content: user },
  ]);
}

function assertionsOf(criterion: Criterion, version: ExportedVersion): Assertion[] {
  const words = criterionWords(criterion, version);
  if (KINDS[criterion.kind].grading === "point") {
    return [
      { type: "llm-rubric", metric: criterion.key, value: literal(`${words}\nScore: ${scoreOfPoints(criterion)}`) },
    ];
  }
  return (criterion.options ?? []).map(({ value }) => ({
    type: "llm-rubric",
    metric: `${criterion.key}: ${value}`,
    value: literal(`${words}\nScore: 1 when ${JSON.stringify(value)} applies, 0 when it does not.`),
  }));
}

function scoreOfPoints({ scale }: Criterion): string {
  if (!scale) return "a number from 0 to 1.";
  const share = (point: number) => Number(((point - scale.min) / (scale.max - scale.min)).toFixed(4));
  const points = scalePoints(scale);
  if (!points) return `(the value − ${scale.min}) / ${scale.max - scale.min}.`;
  return `${points.map((point) => `${share(point)} for ${point}`).join(", ")}.`;
}

/** A text that a Nunjucks template leaves as it is. */
function literal(text: string): string {
  return text.replaceAll(/\{[{%#]/g, (opening) => `{{ '${opening}' }}`);
}

import { scalePoints } from "../answers/scale-points";
import { judgePrompt } from "../judge/prompt";
import type { Grading } from "../kinds/kind";
import { KINDS } from "../kinds/kinds";
import type { CriterionKind } from "../schema";
import { type ExportedVersion, gradedCriteria, stampOf } from "./exported-version";

/** A criterion as the scorer reads it. */
interface ScoredCriterion {
  key: string;
  kind: CriterionKind;
  grading: Grading;
  required: boolean;
  options?: string[];
  points?: number[];
  min?: number;
  max?: number;
  show_if?: { criterion: string; in: string[] };
}

/**
 * A guideline version as a Python file for Inspect: a scorer that asks the model in the role `grader` by the version's judge prompt and
 * gives each scale as a number and each option of a choice as 1 or 0, with mean and standard error. What it cannot read is NaN, which
 * Inspect keeps and leaves out of its metrics.
 *
 * Shapes: https://inspect.aisi.org.uk/scorers.html (custom scorers, scores with several values) and
 * https://inspect.aisi.org.uk/model-graded.html (the grader's role).
 */
export function inspectFile(version: ExportedVersion): string {
  const { graded, leftOut } = gradedCriteria(version, { alone: false });
  const content = { ...version.content, criteria: graded };
  const { system, user, promptHash } = judgePrompt({ ...version, content }, undefined, 1);
  const comments = [
    `Made of the guideline ${stampOf(version)}.`,
    "Use it as Task(dataset=…, solver=…, scorer=guideline_scorer()), with --model-role grader=<model>.",
    ...leftOut.map(({ criterion, why }) => `Left out: ${criterion} ${why}.`),
  ];
  const constants: [name: string, value: unknown][] = [
    ["GUIDELINE", { id: version.guidelineId, version: version.number, hash: version.hash, prompt_hash: promptHash }],
    ["CRITERIA", graded.map(scored)],
    ["SYSTEM", system],
    ["USER", user],
  ];
  const lines = constants.map(([name, value]) => `${name} = json.loads(${pythonString(JSON.stringify(value))})`);
  return `${comments.map((line) => `# ${line}\n`).join("")}${IMPORTS}\n${lines.join("\n")}\n${SCORER}`;
}

function scored({ key, kind, required, options, scale, showIf }: ExportedVersion["content"]["criteria"][number]) {
  const criterion: ScoredCriterion = { key, kind, grading: KINDS[kind].grading, required };
  if (options) criterion.options = options.map(({ value }) => value);
  const points = scale && scalePoints(scale);
  if (points) criterion.points = [...points];
  if (scale) Object.assign(criterion, { min: scale.min, max: scale.max });
  if (showIf) criterion.show_if = { criterion: showIf.criterion, in: showIf.in.map(String) };
  return criterion;
}

/** A text as a Python string in ASCII: JSON's escapes of UTF-16 units mean the same there, once surrogates are read as pairs. */
function pythonString(text: string): string {
  const escaped = JSON.stringify(text).replaceAll(/[^\u0020-\u007e]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
  return escaped;
}

const IMPORTS = `
import json
import math
import re

from inspect_ai.model import ChatMessageSystem, ChatMessageUser, get_model
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import TaskState
`;

const SCORER = `

def quoted(name: str, text: str) -> str:
    """Text between lines that nothing in it can imitate: each of its own begins with "| "."""
    lines = [f"| {line}" for line in text.splitlines() or [""]]
    return "\\n".join([f"BEGIN {name}", *lines, f"END {name}"])


def read_verdict(completion: str) -> dict:
    """The JSON object that the grader answered, in a Markdown fence or bare; an empty one where there is none."""
    text = completion.strip()
    fenced = re.fullmatch(r"\`\`\`(?:json)?\\s*\\n(.*?)\\n?\\s*\`\`\`", text, re.DOTALL | re.IGNORECASE)
    try:
        verdict = json.loads(fenced.group(1) if fenced else text)
    except json.JSONDecodeError:
        return {}
    return verdict if isinstance(verdict, dict) else {}


def value_of(criterion: dict, verdict: dict):
    """A value that fits the criterion, or None."""
    entry = verdict.get(criterion["key"])
    value = entry.get("value") if isinstance(entry, dict) else entry
    if criterion["grading"] == "point":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        fits = value in criterion["points"] if "points" in criterion else criterion["min"] <= value <= criterion["max"]
        return value if fits else None
    if criterion["grading"] == "label":
        return value if value in criterion["options"] else None
    fits = isinstance(value, list) and all(item in criterion["options"] for item in value)
    return value if fits else None


def is_asked(criterion: dict, values: dict) -> bool:
    condition = criterion.get("show_if")
    if condition is None:
        return True
    given = values.get(condition["criterion"])
    answers = given if isinstance(given, list) else [given]
    return any(str(answer) in condition["in"] for answer in answers if answer is not None)


def scores_of(verdict: dict) -> dict:
    """Numbers by criterion, for choices by criterion and option; NaN where the verdict has none that fits."""
    values: dict = {}
    scores: dict = {}
    for criterion in CRITERIA:
        key = criterion["key"]
        value = value_of(criterion, verdict) if is_asked(criterion, values) else None
        values[key] = value
        if criterion["grading"] == "point":
            scores[key] = math.nan if value is None else value
            continue
        ticked = value if isinstance(value, list) else [value]
        for option in criterion["options"]:
            scores[f"{key}: {option}"] = math.nan if value is None else int(option in ticked)
    return scores


@scorer(metrics={"*": [mean(), stderr()]})
def guideline_scorer(model: str | None = None) -> Scorer:
    async def score(state: TaskState, target: Target) -> Score:
        example = "\\n\\n".join(
            [quoted("PROMPT", state.input_text), quoted("RESPONSE", state.output.completion)]
        )
        grader = get_model(model) if model else get_model(role="grader")
        answer = await grader.generate(
            [ChatMessageSystem(content=SYSTEM), ChatMessageUser(content=USER.replace("{{example}}", example))]
        )
        verdict = read_verdict(answer.completion)
        return Score(
            value=scores_of(verdict),
            explanation=answer.completion,
            metadata={"guideline": GUIDELINE, "grader": str(grader)},
        )

    return score
`;

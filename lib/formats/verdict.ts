import type { Fields } from "@/lib/formats/fields";
import type { FieldProblem, PriorPreference } from "@/lib/formats/recogniser";

/** What was said before about responses: for `provenance.extra`, where no annotator sees it, and beside the example. */
export interface Verdict {
  extra: Record<string, unknown>;
  prior?: PriorPreference;
}

/** Names of fields that say which of two responses was better, for those who find one where it has no meaning. */
export const VERDICT_NAMES = [
  "winner",
  "winner_model_a",
  "winner_model_b",
  "winner_tie",
  "better_response_id",
  "preference_strength",
  "overall_preference",
] as const;

/** Letters of responses from the best to the worst, by their scores (or ranks, of which 1 is the best): `B>A=C`. */
export function rankingOf(scores: readonly number[], lowIsBest = false): string {
  const order = scores.map((score, index) => ({ score: lowIsBest ? score : -score, letter: letterOf(index) }));
  order.sort((a, b) => a.score - b.score);
  return order.reduce(
    (ranking, { score, letter }, place) =>
      ranking + (place === 0 ? "" : score === order[place - 1]?.score ? "=" : ">") + letter,
    "",
  );
}

/** The verdict of a ranking such as `B>A=C`: the best is what was preferred, where it is one alone. */
export function verdictOf(ranking: string): Verdict {
  const [best = "", next] = [ranking[0], ranking[1]];
  if (next === ">") return { extra: { ranking }, prior: { choice: best } };
  return /^A=B$/.test(ranking) ? { extra: { ranking }, prior: { choice: "tie" } } : { extra: { ranking } };
}

/** Takes what a record says about which of its two responses was better; `models` wrote them. */
export function takeVerdict(fields: Fields, models: readonly (string | undefined)[]): Verdict | FieldProblem {
  const choice = readWinner(fields, models) ?? readMarks(fields) ?? readNumbers(fields);
  if (choice === undefined) return { extra: {} };
  return typeof choice === "string" ? { extra: { preferred: choice }, prior: { choice } } : choice;
}

const WORDS: readonly [letter: string, words: RegExp][] = [
  ["A", /^(?:model|response|assistant|answer|completion|output)?_?(?:a|left)$|^(?:model|response|assistant)_?1$/],
  ["B", /^(?:model|response|assistant|answer|completion|output)?_?(?:b|right)$|^(?:model|response|assistant)_?2$/],
  ["tie", /^(?:tie|draw|equal|same|both|neither|none|both_bad|bothbad|both_good)(?![a-z])/],
];

function readWinner(fields: Fields, models: readonly (string | undefined)[]): string | FieldProblem | undefined {
  const value = fields.peek("winner");
  if (typeof value !== "string" || value === "") return undefined;
  const plain = value
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  const place = models.indexOf(value);
  const isModel = place !== -1 && models.lastIndexOf(value) === place;
  const letter = isModel ? letterOf(place) : WORDS.find(([, words]) => words.test(plain))?.[0];
  if (letter === undefined) {
    const message = `is ${JSON.stringify(value)}; use model_a, model_b or tie, or the name of one of the two models`;
    return { field: "winner", message };
  }
  // "tie (both bad)" says more than a tie.
  if (letter !== "tie" || plain === "tie") fields.as("provenance.extra.preferred").take("winner");
  return letter;
}

/** Columns of 0 and 1, of which one is set. */
function readMarks(fields: Fields): string | undefined {
  const marks = [
    ["winner_model_a", "A"],
    ["winner_model_b", "B"],
    ["winner_tie", "tie"],
  ] as const;
  const set = marks.filter(([name]) => ["1", "true", "1.0"].includes(String(fields.peek(name)).toLowerCase()));
  if (set.length !== 1) return undefined;
  for (const [name] of marks) fields.as("provenance.extra.preferred").take(name);
  return set[0]?.[1];
}

/** Numbers that name a response: by its place, from 0 or 1; or by their sign, where less than nothing is for the first. */
function readNumbers(fields: Fields): string | undefined {
  const number = (name: string) => {
    const value = fields.peek(name);
    return typeof value === "number" || (typeof value === "string" && value.trim() !== "") ? Number(value) : Number.NaN;
  };
  for (const name of ["better_response_id", "better_answer"]) {
    const place = number(name);
    if (place === 0 || place === 1) return take(fields, name, letterOf(place));
  }
  for (const name of ["preference_strength", "overall_preference"]) {
    const strength = number(name);
    if (!Number.isNaN(strength)) return strength === 0 ? "tie" : strength < 0 ? "A" : "B";
  }
  // Stanford Human Preferences: 1 where the first comment was preferred.
  if (fields.has("human_ref_A") && [0, 1].includes(number("labels")))
    return take(fields, "labels", number("labels") === 1 ? "A" : "B");
  // AlpacaEval: 1 or 2, and what lies between for none of both.
  const preference = number("preference");
  if (!fields.has("output_1", "output_2") || Number.isNaN(preference)) return undefined;
  if (preference === 1 || preference === 2) return take(fields, "preference", letterOf(preference - 1));
  return preference === 0 || preference === 1.5 ? take(fields, "preference", "tie") : undefined;
}

function take(fields: Fields, name: string, letter: string): string {
  fields.as("provenance.extra.preferred").take(name);
  return letter;
}

export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

import type { AnswerContext } from "../answers/answer-context";
import { responseLetters } from "../answers/response-letters";
import type { Criterion } from "../schema";
import { type CheckedAnswer, type Kind, optionValues, valueLike } from "./kind";
import { shapeWords } from "./words";

const MAX_RESPONSES = 26;

/**
 * A complete ranking, best first: a permutation of the options' values, or of the responses' letters where the criterion has no
 * options. When the number of responses is not known, the letters must be the first ones without a gap.
 */
export const ranking: Kind = {
  isCompared: true,
  hasCoefficients: true,
  isOption: false,
  isNumber: false,
  isOrdered: true,
  isPreference: false,
  marksText: false,
  namesResponses: ({ options }) => !options?.length,
  check,
  declared: () => [],
  conditions: () => [],
  words: (criterion, value, text) => shapeWords(criterion, value, text, " > "),
  judge: {
    schema: (criterion, responses) => {
      const values = entriesOf(criterion, responses);
      return {
        type: "array",
        items: { type: "string", enum: values },
        minItems: values.length,
        maxItems: values.length,
      };
    },
    words: (criterion, responses) => {
      const values = entriesOf(criterion, responses).map((value) => JSON.stringify(value));
      return `a list of all of ${values.join(", ")}, best first, each once`;
    },
  },
  grading: { not: "orders several things; the tool gives one grade" },
};

function entriesOf(criterion: Criterion, responses: number): string[] {
  return criterion.options?.length ? optionValues(criterion) : responseLetters(responses);
}

function check(criterion: Criterion, value: unknown, context: AnswerContext): CheckedAnswer {
  if (!Array.isArray(value)) return { ok: false, message: "give a list, best first" };
  const expected = entriesOf(criterion, Math.min(context.responses ?? value.length, MAX_RESPONSES));
  if (expected.length < 2) return { ok: false, message: "there is nothing to rank: fewer than two entries" };
  const ranked = value.map((item) => (typeof item === "string" ? valueLike(expected, item) : undefined));
  if (
    value.length !== expected.length ||
    !ranked.every((item) => item !== undefined) ||
    new Set(ranked).size < value.length
  ) {
    return { ok: false, message: `rank each of these once, best first: ${expected.join(", ")}` };
  }
  return { ok: true, value: ranked };
}

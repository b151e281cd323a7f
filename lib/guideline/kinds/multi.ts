import { type Kind, listed, optionValues, quotedValues, valueLike } from "./kind";
import { shapeWords } from "./words";

/** Any number of the options, sorted, each once; an empty list says "none of them". */
export const multi: Kind = {
  isCompared: true,
  hasCoefficients: true,
  isOption: false,
  isNumber: false,
  isOrdered: false,
  isPreference: false,
  marksText: false,
  namesResponses: () => false,
  check: (criterion, value) => {
    const values = optionValues(criterion);
    const chosen = Array.isArray(value) ? value.map((item) => valueLike(values, item)) : null;
    if (!chosen?.every((item) => item !== undefined)) {
      return { ok: false, message: `give a list with any of: ${listed(values)}` };
    }
    return { ok: true, value: [...new Set(chosen)].sort() };
  },
  declared: () => [],
  conditions: optionValues,
  words: shapeWords,
  judge: {
    schema: (criterion) => ({ type: "array", items: { type: "string", enum: optionValues(criterion) } }),
    words: (criterion) => `a list of all that apply out of ${quotedValues(criterion)}; an empty list when none does`,
  },
  grading: "labels",
};

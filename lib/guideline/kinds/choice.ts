import { type Kind, listed, optionValues, quotedValues, valueLike } from "./kind";
import { shapeWords } from "./words";

/** One of the options, also where it is written so that it looks the same; a number is read as the option of that name. */
export const choice: Kind = {
  isCompared: true,
  hasCoefficients: true,
  isOption: true,
  isNumber: false,
  isOrdered: false,
  isPreference: false,
  marksText: false,
  namesResponses: () => false,
  check: (criterion, value) => {
    const values = optionValues(criterion);
    const chosen = valueLike(values, value);
    return chosen !== undefined
      ? { ok: true, value: chosen }
      : { ok: false, message: `choose one of: ${listed(values)}` };
  },
  declared: optionValues,
  conditions: optionValues,
  words: shapeWords,
  judge: {
    schema: (criterion) => ({ type: "string", enum: optionValues(criterion) }),
    words: (criterion) => `one of ${quotedValues(criterion)}`,
  },
  grading: "label",
};

import { type Kind, listed, optionValues, quotedValues } from "./kind";
import { shapeWords } from "./words";

/** One of the options; a number is read as the option of that name. */
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
    const chosen = typeof value === "number" ? String(value) : value;
    return typeof chosen === "string" && values.includes(chosen)
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

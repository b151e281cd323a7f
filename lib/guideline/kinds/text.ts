import { unstorable } from "@/lib/core/text/unstorable";
import type { Kind } from "./kind";
import { shapeWords } from "./words";

const MAX_TEXT = 100_000;

/** Any storable text that is not empty. */
export const text: Kind = {
  isCompared: false,
  hasCoefficients: false,
  isOption: false,
  isNumber: false,
  isOrdered: false,
  isPreference: false,
  marksText: false,
  namesResponses: () => false,
  check: (_, value) => {
    if (typeof value !== "string" || value.trim() === "") return { ok: false, message: "write a text" };
    if (value.length > MAX_TEXT) return { ok: false, message: `write at most ${MAX_TEXT} characters` };
    if (unstorable(value)) {
      return { ok: false, message: "remove the NUL or broken Unicode character, which cannot be stored" };
    }
    return { ok: true, value };
  },
  declared: () => [],
  conditions: () => [],
  words: shapeWords,
  judge: { schema: () => ({ type: "string" }), words: () => "a text" },
  grading: { not: "is answered in words; the tool gives a grade" },
};

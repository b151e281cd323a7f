import type { Fields } from "@/lib/formats/fields";
import { hasHistory } from "@/lib/formats/history";
import { toNumber } from "@/lib/formats/json-cell";
import { hasPrompt, hasResponse, takePrompt, takeResponse } from "@/lib/formats/prompt-response";
import type { Recogniser } from "@/lib/formats/recogniser";

/** A prompt, a response and a numeric `score` (or `reward`), also where a table gives the number as text. */
export const reward: Recogniser = {
  shape: "reward",
  matches: (fields) =>
    hasPrompt(fields) && hasResponse(fields) && scoreName(fields) !== undefined && !hasHistory(fields),
  read(fields) {
    const { prompt, input } = takePrompt(fields);
    const score = toNumber(fields.take(scoreName(fields) ?? "score"));
    return {
      content: { kind: "reward", prompt, response: takeResponse(fields), score },
      ...(input !== undefined && { extra: { input } }),
    };
  },
};

function scoreName(fields: Fields): string | undefined {
  return ["score", "reward"].find((name) => typeof toNumber(fields.peek(name)) === "number");
}

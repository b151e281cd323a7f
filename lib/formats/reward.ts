import type { Fields } from "@/lib/formats/fields";
import { hasHistory } from "@/lib/formats/history";
import { toNumber } from "@/lib/formats/json-cell";
import { numberProblem } from "@/lib/formats/numbers";
import { hasPrompt, hasResponse, PROMPTS, RESPONSES, takePrompt, takeResponse } from "@/lib/formats/prompt-response";
import type { Recogniser } from "@/lib/formats/recogniser";

/** A prompt, a response and a numeric `score` (or `reward`), also where a table gives the number as text. A score in words is refused. */
export const reward: Recogniser = {
  shape: "reward",
  parts: [
    { words: "a prompt", names: PROMPTS },
    { words: "a response", names: RESPONSES },
    { words: "a score", names: ["score", "reward"] },
  ],
  matches: (fields) =>
    hasPrompt(fields) && hasResponse(fields) && scoreName(fields) !== undefined && !hasHistory(fields),
  read(fields) {
    const name = scoreName(fields) ?? "score";
    const { prompt, input } = takePrompt(fields);
    const score = toNumber(fields.as("score").take(name));
    if (typeof score !== "number")
      return { field: name, message: scoreProblem(String(score), name), code: "telling-field" };
    return {
      content: { kind: "reward", prompt, response: takeResponse(fields), score },
      ...(input !== undefined && { extra: { input } }),
    };
  },
};

function scoreName(fields: Fields): string | undefined {
  return ["score", "reward", "rating"].find((name) => {
    const value = toNumber(fields.peek(name));
    const isWord = typeof value === "string" && value.trim() !== "" && (name !== "rating" || /\d/.test(value));
    return typeof value === "number" || isWord;
  });
}

function scoreProblem(text: string, name: string): string {
  return `is ${JSON.stringify(text.slice(0, 50))}, which ${numberProblem(text)}; or keep it with the origin ({"extra:${name}": "${name}"})`;
}

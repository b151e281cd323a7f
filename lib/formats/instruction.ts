import { hasHistory, readWithHistory } from "@/lib/formats/history";
import { hasPrompt, hasResponse, PROMPTS, RESPONSES, takePrompt, takeResponse } from "@/lib/formats/prompt-response";
import type { Recogniser } from "@/lib/formats/recogniser";

/** A prompt and a response under any of their usual names (question and answer, query, completion, …). Earlier turns make it a conversation. */
export const instruction: Recogniser = {
  shape: "instruction",
  parts: [
    { words: "a prompt", names: PROMPTS },
    { words: "a response", names: RESPONSES },
  ],
  matches: (fields) => hasPrompt(fields) && hasResponse(fields),
  read(fields) {
    if (hasHistory(fields)) return readWithHistory(fields);
    const { prompt, input } = takePrompt(fields);
    return {
      content: { kind: "instruction", prompt, response: takeResponse(fields) },
      ...(input !== undefined && { extra: { input } }),
    };
  },
};

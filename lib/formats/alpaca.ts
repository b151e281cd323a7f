import type { Fields } from "@/lib/formats/fields";
import { instruction } from "@/lib/formats/instruction";
import { unpackJson } from "@/lib/formats/json-cell";
import { takePrompt, takeResponse } from "@/lib/formats/prompt-response";
import type { Draft, Recogniser } from "@/lib/formats/recogniser";

/**
 * Alpaca: `instruction`, `input` (may be empty), `output`; also Dolly's `context` and `response`. A `history` of
 * `[question, answer]` pairs makes it a conversation.
 */
export const alpaca: Recogniser = {
  shape: "alpaca",
  matches: (fields) => fields.has("instruction") && fields.has("output", "response"),
  read(fields) {
    const history = historyOf(fields);
    return history ? readWithHistory(fields, history) : instruction.read(fields);
  },
};

function historyOf(fields: Fields): string[][] | null {
  const history = unpackJson(fields.peek("history"));
  const isHistory = Array.isArray(history) && history.length > 0 && history.every(isTurn);
  return isHistory ? history : null;
}

function isTurn(turn: unknown): turn is string[] {
  return Array.isArray(turn) && turn.length === 2 && turn.every((text) => typeof text === "string");
}

function readWithHistory(fields: Fields, history: readonly string[][]): Draft {
  fields.take("history");
  const { prompt } = takePrompt(fields);
  const turns = [...history, [prompt, takeResponse(fields)]];
  const messages = turns.flatMap(([question, answer]) => [
    { role: "user", content: question },
    { role: "assistant", content: answer },
  ]);
  return { content: { kind: "conversation", messages } };
}

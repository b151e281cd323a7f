import { type ChatDraft, isPair, readMessages } from "@/lib/formats/chat-messages";
import { joinChats, toDraft } from "@/lib/formats/conversation";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { takePrompt, takeResponse } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem } from "@/lib/formats/recogniser";

/** Whether a record has earlier turns: `history` with pairs of a question and an answer (Alpaca, ms-swift) or with messages. */
export function hasHistory(fields: Fields): boolean {
  const history = fields.json("history");
  return Array.isArray(history) && history.length > 0;
}

/** The earlier turns and the prompt after them, as messages. */
export function takeAsked(fields: Fields): ChatDraft | FieldProblem {
  const history = unpackJson(fields.take("history"));
  const isTold = Array.isArray(history) && history.every((turn) => isPair(turn) || isRecord(turn));
  if (!isTold) return { field: "history", message: "must be a list of [question, answer] pairs, or of messages" };
  const earlier = readMessages("history", history);
  const asked = readMessages("prompt", [{ role: "user", content: takePrompt(fields).prompt }]);
  if (isProblem(earlier)) return earlier;
  return isProblem(asked) ? asked : joinChats(earlier, asked);
}

/** A prompt with its earlier turns and its response: a conversation. */
export function readWithHistory(fields: Fields): Draft | FieldProblem {
  const asked = takeAsked(fields);
  if (isProblem(asked)) return asked;
  const answer = readMessages("response", [{ role: "assistant", content: takeResponse(fields) }]);
  return isProblem(answer) ? answer : toDraft(joinChats(asked, answer));
}

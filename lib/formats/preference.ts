import { isMessageList, readMessages } from "@/lib/formats/chat-messages";
import { Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { promptOf, responseOf } from "@/lib/formats/preference-context";
import { hasPair, readPair } from "@/lib/formats/preference-pairs";
import { hasPrompt, takePrompt } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem, type Recogniser } from "@/lib/formats/recogniser";

const LISTS = ["responses", "completions"] as const;
const COLUMN_PAIRS = [
  ["response_a", "response_b"],
  ["completion_a", "completion_b"],
  ["output_1", "output_2"],
  ["response_1", "response_2"],
] as const;

/**
 * A prompt with two or more responses. `chosen` and `rejected` may be texts, lists of messages (TRL, UltraFeedback) or
 * transcripts (HH-RLHF). Responses may also be a list, of texts or of `{text, model}`, or columns such as `response_a` and
 * `response_b`; these keep their order. The models that wrote the columns' texts stand in columns such as `model_a`.
 *
 * What two chats share is the context: all of it becomes the prompt (as a transcript when it is more than one message, and
 * then also as messages in `context`), the rest are the responses, with their messages where they are more than one plain answer.
 *
 * Which response was chosen is a label that somebody gave before: it is returned as `prior` and kept in
 * `provenance.extra.preferred` as the response's letter. It does not decide the order of the responses: they are sorted by
 * a hash of their texts (`blindOrder`), so that neither the stored nor the shown order gives it away.
 */
export const preference: Recogniser = {
  shape: "preference",
  matches: (fields) => hasPair(fields) || (hasPrompt(fields) && (hasList(fields) || pairColumns(fields) !== undefined)),
  read(fields) {
    if (hasPair(fields)) return readPair(fields);
    return hasList(fields) ? readList(fields) : readColumns(fields);
  },
};

function hasList(fields: Fields): boolean {
  return LISTS.some((name) => Array.isArray(fields.json(name)));
}

function pairColumns(fields: Fields): readonly string[] | undefined {
  return COLUMN_PAIRS.find((names) => names.every((name) => fields.has(name)));
}

function readColumns(fields: Fields): Draft | FieldProblem {
  const names = pairColumns(fields) ?? [];
  const responses = names.map((name) => ({
    text: fields.takeText(name),
    model: fields.takeString(name.replace(/^[a-z]+/, "model")),
  }));
  return withPrompt(fields, responses, {});
}

function readList(fields: Fields): Draft | FieldProblem {
  const list = unpackJson(fields.take(...LISTS)) as unknown[];
  const leftovers: Record<string, unknown> = {};
  const responses: unknown[] = [];
  for (const [index, item] of list.entries()) {
    const own = new Fields(isRecord(item) ? item : isMessageList(item) ? { messages: item } : { text: item });
    const chat = own.has("messages") ? readMessages("responses", own.take("messages")) : undefined;
    if (chat && isProblem(chat)) return chat;
    const told = chat && responseOf(chat.messages);
    const text = own.takeText("text", "response", "content", "output") ?? told?.text;
    responses.push({ ...told, text, model: own.takeString("model") });
    const rest = own.rest();
    if (Object.keys(rest).length > 0) leftovers[index] = rest;
  }
  return withPrompt(fields, responses, Object.keys(leftovers).length > 0 ? { responses: leftovers } : {});
}

function withPrompt(fields: Fields, responses: unknown[], extra: Record<string, unknown>): Draft | FieldProblem {
  const turns = fields.peek("prompt");
  if (isMessageList(turns)) {
    const read = readMessages("prompt", fields.take("prompt"));
    if (isProblem(read)) return read;
    const { system, ...asked } = promptOf(read.messages);
    return { content: { kind: "preference", ...asked, responses }, extra, ...(system !== undefined && { system }) };
  }
  const { prompt, input } = takePrompt(fields);
  return {
    content: { kind: "preference", prompt, responses },
    extra: { ...extra, ...(input !== undefined && { input }) },
  };
}

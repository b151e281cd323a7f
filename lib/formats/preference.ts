import { Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { hasPair, readPair } from "@/lib/formats/preference-pairs";
import { hasPrompt, takePrompt } from "@/lib/formats/prompt-response";
import type { Draft, FieldProblem, Recogniser } from "@/lib/formats/recogniser";

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
 * then also as messages in `provenance.extra.context`), the rest are the responses.
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
  return LISTS.some((name) => Array.isArray(unpackJson(fields.peek(name))));
}

function pairColumns(fields: Fields): readonly string[] | undefined {
  return COLUMN_PAIRS.find((names) => names.every((name) => fields.has(name)));
}

function readColumns(fields: Fields): Draft {
  const names = pairColumns(fields) ?? [];
  const responses = names.map((name) => ({
    text: fields.takeText(name),
    model: fields.takeString(name.replace(/^[a-z]+/, "model")),
  }));
  const { prompt, input } = takePrompt(fields);
  return { content: { kind: "preference", prompt, responses }, ...(input !== undefined && { extra: { input } }) };
}

function readList(fields: Fields): Draft | FieldProblem {
  const list = unpackJson(fields.take(...LISTS)) as unknown[];
  const leftovers: Record<string, unknown> = {};
  const responses = list.map((item, index) => {
    if (!isRecord(item)) return { text: item };
    const own = new Fields(item);
    const response = { text: own.takeText("text", "response", "content", "output"), model: own.takeString("model") };
    const rest = own.rest();
    if (Object.keys(rest).length > 0) leftovers[index] = rest;
    return response;
  });
  const { prompt, input } = takePrompt(fields);
  const extra = {
    ...(input !== undefined && { input }),
    ...(Object.keys(leftovers).length > 0 && { responses: leftovers }),
  };
  return { content: { kind: "preference", prompt, responses }, ...(Object.keys(extra).length > 0 && { extra }) };
}

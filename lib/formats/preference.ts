import { isAsked } from "@/lib/formats/asked";
import type { Fields } from "@/lib/formats/fields";
import { hasPair, readPair } from "@/lib/formats/preference-pairs";
import { PROMPTS } from "@/lib/formats/prompt-response";
import type { Recogniser } from "@/lib/formats/recogniser";
import { holdConversations, readColumns, responseColumns } from "@/lib/formats/response-columns";
import { readList, responseList } from "@/lib/formats/response-lists";

/**
 * A prompt with two or more responses. `chosen` and `rejected` may be texts, lists of messages (TRL, UltraFeedback) or
 * transcripts (HH-RLHF). Responses may also be a list, or columns such as `response_a` and `response_b`.
 *
 * Which response was chosen is a label that somebody gave before: it is returned as `prior` and kept in
 * `provenance.extra.preferred` as the response's letter. Where the record's own order would tell it, the responses are sorted
 * by a hash of their texts (`blindOrder`), so that neither the stored nor the shown order gives it away.
 */
export const preference: Recogniser = {
  shape: "preference",
  parts: [
    { words: "a prompt", names: PROMPTS },
    { words: "the better response", names: ["chosen"] },
    { words: "the worse response", names: ["rejected"] },
  ],
  matches: (fields) => hasPair(fields) || columnsOf(fields) !== undefined || listOf(fields) !== undefined,
  read(fields) {
    if (hasPair(fields)) return readPair(fields);
    const list = listOf(fields);
    return list === undefined ? readColumns(fields, responseColumns(fields) ?? []) : readList(fields, list);
  },
};

function listOf(fields: Fields): string | undefined {
  return isAsked(fields) ? responseList(fields) : undefined;
}

function columnsOf(fields: Fields): string[] | undefined {
  const columns = responseColumns(fields);
  const isWhole = columns && (isAsked(fields) || holdConversations(fields, columns) || fields.has("human_ref_A"));
  return isWhole ? columns : undefined;
}

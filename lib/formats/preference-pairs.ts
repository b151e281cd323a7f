import { type ChatDraft, isMessageList, type MessageDraft, readMessages } from "@/lib/formats/chat-messages";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { parseTranscript, promptOf, responseOf, splitChats } from "@/lib/formats/preference-context";
import { takePrompt } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem } from "@/lib/formats/recogniser";

export function hasPair(fields: Fields): boolean {
  return fields.has("chosen") && fields.has("rejected");
}

/** Reads `chosen` and `rejected`, with a prompt beside them or as the beginning that both share. */
export function readPair(fields: Fields): Draft | FieldProblem {
  const chosen = chatOf(fields, "chosen");
  const rejected = chatOf(fields, "rejected");
  if (chosen === null || rejected === null) return readTextPair(fields);
  if (isProblem(chosen)) return chosen;
  return isProblem(rejected) ? rejected : readChatPair(fields, chosen, rejected);
}

/** One side as messages; `null` when it is a plain text. A transcript counts as messages where no prompt stands beside it. */
function chatOf(fields: Fields, name: string): ChatDraft | FieldProblem | null {
  const value = fields.peek(name);
  if (isMessageList(value)) return readMessages(name, value);
  if (isRecord(value)) return readMessages(name, [value]);
  const messages = typeof value === "string" && !fields.has("prompt") ? parseTranscript(value) : null;
  return messages && { messages, leftovers: {} };
}

function readTextPair(fields: Fields): Draft {
  const { prompt, input } = takePrompt(fields);
  const sides = { chosen: fields.takeText("chosen"), rejected: fields.takeText("rejected") };
  return toDraft(fields, prompt, sides, input === undefined ? {} : { input });
}

function readChatPair(fields: Fields, chosen: ChatDraft, rejected: ChatDraft): Draft | FieldProblem {
  fields.take("chosen");
  fields.take("rejected");
  const lead = leadOf(fields, chosen.messages);
  if (isProblem(lead)) return lead;
  const split = splitChats([...lead, ...chosen.messages], [...lead, ...rejected.messages]);
  if (split.context.length === 0) {
    return { field: "chosen", message: 'shares no beginning with "rejected", so there is no prompt; add a prompt' };
  }
  const { prompt, system } = promptOf(split.context);
  const leftovers = { chosen: chosen.leftovers, rejected: rejected.leftovers };
  const hasLeftovers = Object.values(leftovers).some((side) => Object.keys(side).length > 0);
  const extra = {
    ...(prompt !== split.context.at(-1)?.content && { context: split.context }),
    ...(hasLeftovers && { messages: leftovers }),
  };
  const sides = { chosen: responseOf(split.chosen), rejected: responseOf(split.rejected) };
  return { ...toDraft(fields, prompt, sides, extra), ...(system !== undefined && { system }) };
}

/** The messages of a prompt field that the chats do not repeat. A prompt that they do repeat is used up. */
function leadOf(fields: Fields, chat: readonly MessageDraft[]): MessageDraft[] | FieldProblem {
  const prompt = fields.peek("prompt");
  if (prompt === undefined) return [];
  if (typeof prompt === "string" && !isMessageList(prompt)) {
    const isRepeated = chat.some((message) => message.role === "user" && message.content === prompt);
    // A prompt beside chats that have a user's turn of their own, but another, is no part of them: it goes to the extras.
    if (!isRepeated && chat.some((message) => message.role === "user")) return [];
    fields.take("prompt");
    return isRepeated ? [] : [{ role: "user", content: prompt }];
  }
  const read = readMessages("prompt", fields.take("prompt"));
  if (isProblem(read)) return read;
  const isRepeated = read.messages.every((message, index) => JSON.stringify(message) === JSON.stringify(chat[index]));
  return isRepeated ? [] : read.messages;
}

function toDraft(
  fields: Fields,
  prompt: unknown,
  sides: { chosen: unknown; rejected: unknown },
  extra: Record<string, unknown>,
): Draft {
  const chosen = { text: sides.chosen, model: fields.takeString("chosen_model", "chosen-model") };
  const rejected = { text: sides.rejected, model: fields.takeString("rejected_model", "rejected-model") };
  const order = blindOrder([String(sides.chosen), String(sides.rejected)]);
  const isChosenFirst = order[0] === String(sides.chosen);
  const preferred = isChosenFirst ? "A" : "B";
  return {
    content: { kind: "preference", prompt, responses: isChosenFirst ? [chosen, rejected] : [rejected, chosen] },
    // Two equal texts cannot be told apart by which of them was preferred.
    ...(sides.chosen === sides.rejected ? { extra } : { extra: { ...extra, preferred }, prior: { choice: preferred } }),
  };
}

/**
 * Puts texts into an order that depends on nothing but the texts: by a hash of each (FNV-1a, 32 bits), equal hashes by
 * code units. In particular the order says nothing about which text was liked better, as the alphabet might ("I'm sorry"
 * before "Sure").
 */
function blindOrder(texts: readonly string[]): string[] {
  return texts
    .map((text) => ({ text, hash: hashOf(text) }))
    .sort((a, b) => a.hash - b.hash || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

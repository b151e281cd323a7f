import { type ChatDraft, isMessageList, readMessages } from "@/lib/formats/chat-messages";
import type { MessageDraft } from "@/lib/formats/chat-turn";
import { Fields, isRecord } from "@/lib/formats/fields";
import { hasHistory, takeAsked } from "@/lib/formats/history";
import { unpackJson } from "@/lib/formats/json-cell";
import { parseTranscript, promptOf, responseOf, splitChats } from "@/lib/formats/preference-context";
import { PROMPTS, RESPONSES, takePrompt } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem } from "@/lib/formats/recogniser";
import { type ToolsDraft, takeTools } from "@/lib/formats/tools";

/** Two sides as they are given, by the names of their fields. */
interface GivenPair {
  names: readonly [chosen: string, rejected: string];
  chosen: unknown;
  rejected: unknown;
}

const PAIRS = [
  ["chosen", "rejected"],
  ["preferred_output", "non_preferred_output"],
  ["messages", "rejected_messages"],
  ...RESPONSES.map((name) => [name, "rejected_response"] as const),
] as const;

/** Fields that hold the turns before two answers. */
const CONTEXTS = ["prompt", "messages", "conversations", "conversation", "input"] as const;

export function hasPair(fields: Fields): boolean {
  return findPair(fields) !== null || worseName(fields) !== undefined;
}

function findPair(fields: Fields): GivenPair | null {
  const names = PAIRS.find((pair) => pair.every((name) => fields.has(name)));
  if (names) return { names, chosen: fields.peek(names[0]), rejected: fields.peek(names[1]) };
  // One field with both, the better first.
  const name = RESPONSES.find((candidate) => {
    const both = fields.json(candidate);
    return Array.isArray(both) && both.length === 2 && both.every(isMessageList);
  });
  const [chosen, rejected] = name === undefined ? [] : (fields.json(name) as unknown[]);
  return name === undefined ? null : { names: [name, name], chosen, rejected };
}

/** A conversation whose last answer is the better one (ms-swift); the worse stands beside it. */
function worseName(fields: Fields): string | undefined {
  return fields.has("rejected_response") ? ["messages", "conversations"].find((name) => fields.has(name)) : undefined;
}

/** What stands before two answers, and beside it the tools that they could use. */
interface Lead extends ChatDraft {
  tools?: ToolsDraft;
  /** What else a wrapping field held. */
  spare?: Record<string, unknown>;
}

const NO_LEAD: Lead = { messages: [], leftovers: {} };

/** Reads two sides, one preferred to the other, with a prompt or earlier turns beside them or as the beginning that both share. */
export function readPair(fields: Fields): Draft | FieldProblem {
  const pair = findPair(fields);
  if (pair === null) return readWorse(fields);
  const chosen = chatOf(fields, pair.names[0], pair.chosen);
  const rejected = chatOf(fields, pair.names[1], pair.rejected);
  if (chosen !== null && isProblem(chosen)) return chosen;
  if (rejected !== null && isProblem(rejected)) return rejected;
  const hasTurns = hasHistory(fields) || contextName(fields, pair.names) !== undefined;
  if (chosen === null && rejected === null && !hasTurns) return readTextPair(fields, pair);
  for (const name of new Set(pair.names)) fields.take(name);
  const better = chosen ?? answer(pair.names[0], pair.chosen);
  const worse = rejected ?? answer(pair.names[1], pair.rejected);
  if (isProblem(better)) return better;
  if (isProblem(worse)) return worse;
  const lead = leadOf(fields, pair.names, better.messages);
  return isProblem(lead) ? lead : readChats(fields, lead, { chosen: better, rejected: worse });
}

function readWorse(fields: Fields): Draft | FieldProblem {
  const name = worseName(fields) ?? "messages";
  const chat = readMessages(name, fields.take(name));
  if (isProblem(chat)) return chat;
  const last = chat.messages.at(-1);
  if (last?.role !== "assistant") {
    return { field: name, message: 'must end with the answer of the assistant that "rejected_response" is worse than' };
  }
  const lead = { messages: chat.messages.slice(0, -1), leftovers: chat.leftovers };
  const rejected = answer("rejected_response", fields.take("rejected_response"));
  return isProblem(rejected)
    ? rejected
    : readChats(fields, lead, { chosen: { messages: [last], leftovers: {} }, rejected });
}

/** One side as messages; `null` when it is a plain text. A transcript counts as messages where no prompt stands beside it. */
function chatOf(fields: Fields, name: string, value: unknown): ChatDraft | FieldProblem | null {
  if (isMessageList(value)) return readMessages(name, value);
  const given = unpackJson(value);
  if (isRecord(given)) return readMessages(name, [given]);
  const messages = typeof value === "string" && !fields.has("prompt") ? parseTranscript(value) : null;
  return messages && { messages, leftovers: {} };
}

/** A side that is a text, after turns or beside a side of messages. */
function answer(field: string, text: unknown): ChatDraft | FieldProblem {
  if (typeof text !== "string" && typeof text !== "number") {
    return { field, message: "must be one response: a text, a message or a list of messages" };
  }
  return { messages: [{ role: "assistant", content: String(text) }], leftovers: {} };
}

function readTextPair(fields: Fields, { names }: GivenPair): Draft {
  const [chosen, rejected] = names.map((name) => fields.takeText(name));
  const { prompt, input } = takePrompt(fields);
  return toDraft(
    fields,
    { prompt },
    { chosen: { text: chosen }, rejected: { text: rejected } },
    input === undefined ? {} : { input },
  );
}

function readChats(
  fields: Fields,
  lead: Lead,
  { chosen, rejected }: Record<"chosen" | "rejected", ChatDraft>,
): Draft | FieldProblem {
  takeRepeatedPrompt([...lead.messages, ...chosen.messages], fields);
  const split = splitChats([...lead.messages, ...chosen.messages], [...lead.messages, ...rejected.messages]);
  if (split.context.length === 0) {
    return { field: "chosen", message: 'shares no beginning with "rejected", so there is no prompt; add a prompt' };
  }
  const leftovers = { context: lead.leftovers, chosen: chosen.leftovers, rejected: rejected.leftovers };
  const kept = Object.entries(leftovers).filter(([, side]) => Object.keys(side).length > 0);
  const extra = {
    ...(kept.length > 0 && { messages: Object.fromEntries(kept) }),
    ...(lead.spare && { input: lead.spare }),
  };
  const { system, ...asked } = promptOf(split.context);
  const sides = { chosen: responseOf(split.chosen), rejected: responseOf(split.rejected) };
  return { ...toDraft(fields, asked, sides, extra), ...lead.tools, ...(system !== undefined && { system }) };
}

/** The field that holds the turns before both sides, if there is one. */
function contextName(fields: Fields, names: readonly string[]): string | undefined {
  return CONTEXTS.find((name) => {
    const value = fields.json(name);
    return !names.includes(name) && (isMessageList(value) || (isRecord(value) && isMessageList(value.messages)));
  });
}

/** The messages before the sides that these do not repeat. What they do repeat is used up. */
function leadOf(fields: Fields, names: readonly string[], chat: readonly MessageDraft[]): Lead | FieldProblem {
  if (hasHistory(fields)) return takeAsked(fields);
  const name = contextName(fields, names);
  if (name === undefined) return textLead(fields, chat);
  const value = fields.json(name);
  const inner = isRecord(value) ? new Fields(value) : undefined;
  const read = readMessages(name, inner ? inner.take("messages") : value);
  if (isProblem(read)) return read;
  const isRepeated = read.messages.every((message, index) => JSON.stringify(message) === JSON.stringify(chat[index]));
  // Whole chats beside whole chats that begin in another way are no part of them: they go to the extras.
  if (!isRepeated && name !== "prompt" && chat[0]?.role !== "assistant") return NO_LEAD;
  fields.take(name);
  const tools = inner && takeTools(inner, false, true);
  if (tools && isProblem(tools)) return tools;
  const spare = inner?.spare();
  return { ...(isRepeated ? NO_LEAD : read), ...(tools && { tools }), ...(spare && { spare }) };
}

/** A text that stands beside the turns and says what a user says in them adds nothing: it is used up. */
function takeRepeatedPrompt(messages: readonly MessageDraft[], fields: Fields): void {
  for (const name of [...PROMPTS, "input"]) {
    const isRepeated = messages.some(({ role, content }) => role === "user" && content === fields.peek(name));
    if (isRepeated) fields.as("prompt").take(name);
  }
}

function textLead(fields: Fields, chat: readonly MessageDraft[]): Lead {
  // A prompt beside chats that have a user's turn of their own, but another, is no part of them: it goes to the extras.
  const isAsked = chat.some((message) => message.role === "user");
  if (isAsked || !fields.has(...PROMPTS, "input")) return NO_LEAD;
  return { messages: [{ role: "user", content: String(takePrompt(fields).prompt) }], leftovers: {} };
}

interface Side {
  text: unknown;
  messages?: MessageDraft[];
}

function toDraft(
  fields: Fields,
  asked: { prompt: unknown; context?: MessageDraft[] },
  sides: { chosen: Side; rejected: Side },
  extra: Record<string, unknown>,
): Draft {
  const chosen = { ...sides.chosen, model: fields.takeString("chosen_model", "chosen-model") };
  const rejected = { ...sides.rejected, model: fields.takeString("rejected_model", "rejected-model") };
  const [one, other] = [lookOf(sides.chosen), lookOf(sides.rejected)];
  const isChosenFirst = blindOrder([one, other])[0] === one;
  const preferred = isChosenFirst ? "A" : "B";
  return {
    content: { kind: "preference", ...asked, responses: isChosenFirst ? [chosen, rejected] : [rejected, chosen] },
    // Two equal responses cannot be told apart by which of them was preferred.
    ...(one === other ? { extra } : { extra: { ...extra, preferred }, prior: { choice: preferred } }),
  };
}

/** All that is to be seen of a response. */
function lookOf({ text, messages }: Side): string {
  return String(text) + (messages ? JSON.stringify(messages) : "");
}

/**
 * Puts texts into an order that depends on nothing but the texts: by a hash of each (FNV-1a, 32 bits), equal hashes by
 * code units. In particular the order says nothing about which text was liked better, as the alphabet might ("I'm sorry"
 * before "Sure").
 */
export function blindOrder(texts: readonly string[]): string[] {
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

import { type ChatDraft, isMessageList, readMessages } from "@/lib/formats/chat-messages";
import { roleOf } from "@/lib/formats/chat-roles";
import { Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { RESPONSES } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem, type Recogniser, type Shape } from "@/lib/formats/recogniser";
import { readTools } from "@/lib/formats/tools";

/** OpenAI chat messages and what is written like them: Anthropic, Bedrock, TRL (also a `prompt` that is messages). */
export const openaiMessages = chatRecogniser("openai-messages", ["messages"], ["prompt"]);

/** ShareGPT, and other names of a list of turns: `{input, output}`, `{user, assistant}`, pairs, or turns with roles. */
export const sharegpt = chatRecogniser(
  "sharegpt",
  ["conversations"],
  ["conversation", "dialog", "dialogue", "turns", "chat", "chat_messages"],
);

/** Gemini: `{contents: [{role, parts}]}`. */
export const gemini = chatRecogniser("gemini", [], ["contents"]);

/** The Responses API: `input` items, and `output` items as the answer. */
export const openaiResponses: Recogniser = {
  shape: "openai-responses",
  matches: (fields) => isMessageList(fields.json("input")) || isItemList(fields.json("output")),
  read(fields) {
    const input = fields.peek("input");
    if (isMessageList(input)) return readChat(fields, "input");
    const items = [{ role: "user", content: fields.takeText("input", "prompt") }, ...toList(fields.take("output"))];
    return readConversation("output", items);
  },
};

const EXCHANGE = [
  ["user", "assistant"],
  ["human", "assistant"],
  ["human", "gpt"],
] as const;

/** One exchange as a row of a table: `{user, assistant}`, with a system prompt beside it. */
const exchange: Recogniser = {
  shape: "sharegpt",
  matches: (fields) => exchangeNames(fields) !== undefined,
  read(fields) {
    const [user, assistant] = exchangeNames(fields) ?? EXCHANGE[0];
    return readConversation(user, [{ user: fields.takeText(user), assistant: fields.takeText(assistant) }]);
  },
};

function exchangeNames(fields: Fields) {
  return EXCHANGE.find((names) => names.every((name) => typeof fields.peek(name) === "string"));
}

/** Turns under a name that nobody knows, where just one field holds such. */
export const someTurns: Recogniser = {
  shape: "openai-messages",
  matches: (fields) => turnFields(fields).length === 1,
  read: (fields) => readChat(fields, turnFields(fields)[0] ?? ""),
};

/** From the most telling to the least, but for `someTurns`. */
export const CONVERSATIONS = [openaiMessages, sharegpt, gemini, openaiResponses, exchange] as const;

/** A recogniser of conversations that stand in a field. Under a name that tells less it must look like a list of turns. */
function chatRecogniser(shape: Shape, telling: readonly string[], likely: readonly string[]): Recogniser {
  const find = (fields: Fields) =>
    telling.find((name) => fields.has(name)) ?? likely.find((name) => isMessageList(fields.json(name)));
  return {
    shape,
    matches: (fields) => find(fields) !== undefined,
    read: (fields) => readChat(fields, find(fields) ?? ""),
  };
}

function isItemList(value: unknown): boolean {
  const list = unpackJson(value);
  return Array.isArray(list) && list.every(isTypedItem) && isMessageList(list);
}

function isTypedItem(item: unknown): boolean {
  return isRecord(item) && typeof item.type === "string";
}

function turnFields(fields: Fields): string[] {
  return fields.names().filter((name) => isRoleList(fields.json(name)));
}

/** Whether a value is a list of turns that all name a known role. */
export function isRoleList(value: unknown): boolean {
  const list = unpackJson(value);
  return Array.isArray(list) && list.length > 0 && list.every(hasKnownRole);
}

function hasKnownRole(item: unknown): boolean {
  return isRecord(item) && roleOf(item.role ?? item.from) !== undefined;
}

/** Reads the messages of a field; where they end without an answer, one that stands beside them is the assistant's next. */
function readChat(fields: Fields, name: string): Draft | FieldProblem {
  const chat = readMessages(name, fields.take(name));
  if (isProblem(chat)) return chat;
  const last = chat.messages.at(-1)?.role;
  const answer = last === "user" || last === "tool" ? takeAnswer(fields) : null;
  if (answer === null) return toDraft(chat);
  const read = readMessages(answer.name, answer.messages);
  return isProblem(read) ? read : toDraft(joinChats(chat, read));
}

/** Reads a value as a whole conversation. */
export function readConversation(field: string, value: unknown): Draft | FieldProblem {
  const chat = readMessages(field, value);
  return isProblem(chat) ? chat : toDraft(chat);
}

/** Two chats, one after the other. */
export function joinChats(one: ChatDraft, other: ChatDraft): ChatDraft {
  const moved = Object.entries(other.leftovers).map(([index, rest]) => [Number(index) + one.messages.length, rest]);
  return {
    messages: [...one.messages, ...other.messages],
    leftovers: { ...one.leftovers, ...Object.fromEntries(moved) },
  };
}

/** A conversation. Tools that stand in one of its messages, as in a system prompt, are those of all. */
export function toDraft({ messages, leftovers }: ChatDraft): Draft {
  const tools: Record<string, unknown>[] = [];
  const kept: Record<string, unknown> = {};
  for (const [index, spare] of Object.entries(leftovers)) {
    const fields = new Fields(isRecord(spare) ? spare : { spare });
    for (const name of ["tools", "functions"]) {
      const found = fields.has(name) ? readTools(fields.peek(name)) : undefined;
      if (found) tools.push(...found);
      if (found) fields.take(name);
    }
    const rest = isRecord(spare) ? fields.spare() : spare;
    if (rest !== undefined) kept[index] = rest;
  }
  return {
    content: { kind: "conversation", messages },
    ...(tools.length > 0 && { tools }),
    ...(Object.keys(kept).length > 0 && { extra: { messages: kept } }),
  };
}

function takeAnswer(fields: Fields): { name: string; messages: unknown[] } | null {
  for (const name of [...RESPONSES, "choices"]) {
    const messages = answerOf(fields.peek(name));
    if (messages === null) continue;
    fields.take(name);
    return { name, messages };
  }
  return null;
}

/** An answer as messages: a text, messages, one message, or what the APIs of OpenAI and Bedrock wrap it in. `null` for anything else. */
function answerOf(value: unknown): unknown[] | null {
  const given = unpackJson(value);
  if (isMessageList(given)) return given as unknown[];
  if (typeof value === "string") return value === "" ? null : [{ role: "assistant", content: value }];
  if (typeof value === "number" || typeof value === "boolean") return [{ role: "assistant", content: String(value) }];
  // Of several choices none is the answer.
  if (Array.isArray(given)) return given.length === 1 && isRecord(given[0]) ? answerOf(given[0].message) : null;
  if (!isRecord(given)) return null;
  if (isMessageList([given])) return [given];
  return answerOf(given.message ?? given.choices ?? given.output);
}

function toList(value: unknown): unknown[] {
  const list = unpackJson(value);
  return Array.isArray(list) ? list : [];
}

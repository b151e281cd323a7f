import { isCallTurn, type Role, roleOf } from "@/lib/formats/chat-roles";
import { type MessageDraft, readContent, readTurn, type Turn } from "@/lib/formats/chat-turn";
import { Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { FieldProblem } from "@/lib/formats/recogniser";
import { setField } from "@/lib/formats/record";

export interface ChatDraft {
  messages: MessageDraft[];
  /** What stands in messages and has no place in an example, by the message's index. */
  leftovers: Record<string, unknown>;
}

const SPEAKERS = ["role", "from", "speaker", "sender"] as const;

/** Turns that name their speaker by the key of what is said: `{user, assistant}`, `{input, output}`. */
const SPEAKING: readonly [role: Role, names: readonly string[]][] = [
  ["system", ["system"]],
  ["user", ["user", "human", "input", "question", "prompt", "query", "instruction"]],
  ["assistant", ["assistant", "gpt", "bot", "output", "answer", "response", "completion"]],
];
const SPEAKING_NAMES = SPEAKING.flatMap(([, names]) => names);

/** Items of the Responses API that name no role: whose they are follows from what they are. */
const ITEMS: Readonly<Record<string, Role>> = {
  reasoning: "assistant",
  function_call: "assistant",
  custom_tool_call: "assistant",
  function_call_output: "tool",
  custom_tool_call_output: "tool",
};

/** Whether a value looks like a list of turns in one of the forms that `readMessages` knows, also as JSON text in a table cell. */
export function isMessageList(value: unknown): boolean {
  const list = listOf(value);
  return Array.isArray(list) && list.length > 0 && list.every((item) => isTurn(item));
}

/** The list itself, also from JSON text, and from columns as Arrow keeps turns: `{role: […], content: […]}`. */
function listOf(value: unknown): unknown {
  const given = unpackJson(value);
  if (Array.isArray(given)) return given.some(isUnknownTurn) ? given.map(withPlainNames) : given;
  if (!isRecord(given) || !SPEAKERS.some((name) => Array.isArray(given[name]))) return given;
  const columns = Object.entries(given).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const length = Math.max(...columns.map(([, column]) => column.length));
  return Array.from({ length }, (_, index) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[index]])),
  );
}

function isUnknownTurn(item: unknown): boolean {
  return isRecord(item) && !isTurn(item);
}

/** A turn whose names are written with capitals (`Human`, `Role`). */
function withPlainNames(item: unknown): unknown {
  if (!isRecord(item) || isTurn(item)) return item;
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    const lower = name.toLowerCase();
    setField(plain, Object.hasOwn(item, lower) ? name : lower, value);
  }
  return isTurn(plain) ? plain : item;
}

function isTurn(item: unknown): boolean {
  if (isPair(item)) return true;
  if (!isRecord(item)) return false;
  return (
    SPEAKERS.some((name) => name in item) || itemRole(item) !== undefined || isKeyed(item) || Array.isArray(item.parts)
  );
}

/** A question with its answer, either of which may be missing. */
export function isPair(item: unknown): item is [unknown, unknown] {
  return Array.isArray(item) && item.length === 2 && item.every(isPairPart) && (item[0] ?? item[1]) !== null;
}

function isPairPart(part: unknown): boolean {
  return typeof part === "string" || part === null;
}

function itemRole(item: Record<string, unknown>): Role | undefined {
  return typeof item.type === "string" && Object.hasOwn(ITEMS, item.type) ? ITEMS[item.type] : undefined;
}

function isKeyed(item: Record<string, unknown>): boolean {
  const fields = new Fields(item);
  return SPEAKING_NAMES.some((name) => typeof fields.peek(name) === "string");
}

/**
 * Reads messages in the forms of OpenAI (`role`, `content`), ShareGPT (`from`, `value`), Anthropic, Gemini (`parts`), Bedrock,
 * the Responses API, as pairs of a question and an answer, or in the canonical one. Content may be a text, null, or a list of
 * parts: what is no text, no tool's call or result and no thought is a problem.
 */
export function readMessages(field: string, value: unknown): ChatDraft | FieldProblem {
  const list = listOf(value);
  if (!Array.isArray(list)) return { field, message: listProblem(value) };
  const reader = new ChatReader();
  for (const [index, item] of list.entries()) {
    const problem = reader.read(item);
    if (problem) return { field, message: `has a message that cannot be read: number ${index + 1} ${problem}` };
  }
  return reader.draft;
}

function listProblem(value: unknown): string {
  return typeof value === "string" && /^\s*\[\s*\{\s*'/.test(value)
    ? "is a Python list, not JSON; write the column with json.dumps"
    : "must be a list of messages, each with role and content";
}

/** What one item of a list is: words, nothing but calls, or nothing but a thought. */
type ItemKind = "message" | "calls" | "thought";

class ChatReader {
  readonly draft: ChatDraft = { messages: [], leftovers: {} };
  #last: ItemKind = "message";

  /** Adds the messages of one item, or says what is wrong with it. */
  read(item: unknown): string | undefined {
    if (isPair(item)) return this.#readKeyed(new Fields({ user: item[0], assistant: item[1] }));
    if (!isRecord(item)) return "must be an object with role and content";
    const fields = new Fields(item);
    if (SPEAKERS.some((name) => fields.has(name))) return this.#readMessage(fields);
    const role = itemRole(item);
    if (role) return this.#readItem(role, item);
    return isKeyed(item) ? this.#readKeyed(fields) : this.#readMessage(fields);
  }

  #readMessage(fields: Fields): string | undefined {
    // Gemini takes parts of nobody for the user's.
    const speaker = fields.take(...SPEAKERS) ?? (Array.isArray(fields.peek("parts")) ? "user" : undefined);
    const role = roleOf(speaker);
    if (role === undefined) {
      const given = speaker === undefined ? "no role" : `the role ${JSON.stringify(speaker)}`;
      return `has ${given}; use system, user, assistant or tool`;
    }
    if (fields.peek("type") === "message") fields.take("type");
    const turn = readTurn(role, fields, isCallTurn(speaker));
    if ("problem" in turn) return turn.problem;
    this.#add(turn, speaker === "tool_call" ? "calls" : "message");
    return undefined;
  }

  #readItem(role: Role, item: Record<string, unknown>): string | undefined {
    const read = readContent(role, [item]);
    if ("problem" in read) return read.problem;
    const [message = { role, content: "" }] = read.messages;
    const spare = read.spare.length > 0 ? { parts: read.spare } : undefined;
    this.#add({ messages: [message], spare }, item.type === "reasoning" ? "thought" : "calls");
    return undefined;
  }

  #readKeyed(fields: Fields): string | undefined {
    const messages: MessageDraft[] = [];
    for (const [role, names] of SPEAKING) {
      const read = readContent(role, fields.takeText(...names));
      if ("problem" in read) return read.problem;
      messages.push(...read.messages);
    }
    this.#add({ messages, spare: fields.spare() }, "message");
    return undefined;
  }

  /**
   * Adds what an item comes to. Where calls and thoughts are items of their own, those of one answer become one message: calls
   * join what the assistant said before them, and what it says joins the thought before that.
   */
  #add({ messages, spare }: Turn, kind: ItemKind): void {
    const { draft } = this;
    const [before, first] = [draft.messages.at(-1), messages[0]];
    const isAnswer = before?.role === "assistant" && first?.role === "assistant";
    const joins = isAnswer && (kind === "calls" || this.#last === "thought");
    if (joins) draft.messages.splice(-1, 1, joined(before, first));
    const index = Math.max(0, joins ? draft.messages.length - 1 : draft.messages.length);
    draft.messages.push(...(joins ? messages.slice(1) : messages));
    if (spare) setField(draft.leftovers, String(index), withSpare(draft.leftovers[index], spare));
    this.#last = kind;
  }
}

function joined(one: MessageDraft, other: MessageDraft): MessageDraft {
  const reasoning = [one.reasoning, other.reasoning].filter(Boolean).join("\n\n");
  const toolCalls = [...(one.toolCalls ?? []), ...(other.toolCalls ?? [])];
  return {
    ...one,
    ...other,
    content: [one.content, other.content].filter(Boolean).join("\n"),
    ...(reasoning !== "" && { reasoning }),
    ...(toolCalls.length > 0 && { toolCalls }),
  };
}

function withSpare(kept: unknown, spare: Record<string, unknown>): unknown {
  return kept === undefined ? spare : [kept, spare].flat();
}

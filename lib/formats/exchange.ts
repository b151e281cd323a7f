import { isMessageList, readMessages } from "@/lib/formats/chat-messages";
import type { Role } from "@/lib/formats/chat-roles";
import type { MessageDraft } from "@/lib/formats/chat-turn";
import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { promptOf, responseOf } from "@/lib/formats/preference-context";
import { PROMPTS, RESPONSES } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem } from "@/lib/formats/recogniser";

/** What a log or a data set says was asked or answered: one text, or messages. */
type Said = { text: string } | { messages: unknown[] };

const MESSAGES = ["messages", "chat_history", "contents"] as const;
const ASKED = [...PROMPTS, "input", "text", "content"] as const;
const ANSWERED = [...RESPONSES, "content", "text", "result", "generated_text"] as const;

/** What was asked, in a value of a log: a text (also as JSON text), messages, or an object with either; `null` where it is not clear. */
export function askedIn(value: unknown): Said | null {
  const said = opened(value);
  if (!isRecord(said)) return saidIn(said);
  for (const name of MESSAGES) if (isMessageList(said[name])) return { messages: unpackJson(said[name]) as unknown[] };
  return textIn(said, ASKED);
}

/** What was answered: as `askedIn`, and in the forms in which providers answer (`choices`, `message`, `generations`, content in parts). */
export function answeredIn(value: unknown): Said | null {
  const said = opened(value);
  if (!isRecord(said)) return saidIn(said);
  const [choice] = listOf(said.choices);
  if (isRecord(choice))
    return isRecord(choice.message)
      ? { messages: [{ role: "assistant", ...choice.message }] }
      : textIn(choice, ["text"]);
  if (isRecord(said.message)) return answeredIn(said.message);
  if (typeof said.role === "string") return { messages: [said] };
  const [first] = listOf(said.generations).flat();
  if (isRecord(first)) return answeredIn(first);
  for (const name of ["messages", "output"]) {
    const list = unpackJson(said[name]);
    if (isMessageList(list)) return { messages: (list as unknown[]).slice(-1) };
  }
  return textIn(said, ANSWERED);
}

/** All that was answered where a provider gave several choices; `null` where one of them says nothing. */
export function answersIn(value: Record<string, unknown>): [Said, ...Said[]] | null {
  const choices = listOf(value.choices);
  const said = choices.length > 1 ? choices.map((choice) => answeredIn({ choices: [choice] })) : [answeredIn(value)];
  return said.every((one) => one !== null) ? (said as [Said, ...Said[]]) : null;
}

/** An exchange as an example: a conversation where messages were sent, else a prompt and its response; several answers are compared. */
export function exchangeOf(field: string, asked: Said, answered: Said, ...others: Said[]): Draft | FieldProblem {
  const question = messagesOf(asked, "user");
  if (others.length > 0) return comparisonOf(field, question, [answered, ...others]);
  const answer = messagesOf(answered, "assistant");
  const read = readMessages(field, [...question, ...answer]);
  if (isProblem(read)) return read;
  const { messages, leftovers } = read;
  const [first] = messages;
  const system = first?.role === "system" && messages.length === 3 ? first.content : undefined;
  const [user, assistant, ...more] = system === undefined ? messages : messages.slice(1);
  const isPlain = isWords(user, "user") && isWords(assistant, "assistant") && more.length === 0;
  const extra = Object.keys(leftovers).length > 0 ? { messages: leftovers } : {};
  if (!isPlain) return { content: { kind: "conversation", messages }, extra };
  return {
    content: { kind: "instruction", prompt: user.content, response: assistant.content },
    extra,
    ...(assistant.reasoning !== undefined && { reasoning: assistant.reasoning }),
    ...(system !== undefined && { system }),
  };
}

function messagesOf(said: Said, role: Role): unknown[] {
  return "messages" in said ? said.messages : [{ role, content: said.text }];
}

function comparisonOf(field: string, question: unknown[], answers: readonly Said[]): Draft | FieldProblem {
  const asked = readMessages(field, question);
  if (isProblem(asked)) return asked;
  const responses: ReturnType<typeof responseOf>[] = [];
  for (const answer of answers) {
    const read = readMessages(field, messagesOf(answer, "assistant"));
    if (isProblem(read)) return read;
    responses.push(responseOf(read.messages));
  }
  const { system, ...prompt } = promptOf(asked.messages);
  return { content: { kind: "preference", ...prompt, responses }, ...(system !== undefined && { system }) };
}

/** Whether a message is nothing but words, and what was thought before them. */
function isWords(message: MessageDraft | undefined, role: Role): message is MessageDraft {
  const { role: own, content: _, reasoning: _reasoning, ...more } = message ?? {};
  return own === role && Object.keys(more).length === 0;
}

/** What stands in a provider's answer beside the text that was read from it: usage, reasons to end. */
export function besideAnswer(answer: Record<string, unknown>): Record<string, unknown> {
  const { content: _content, completion: _completion, choices, ...spare } = answer;
  const further = listOf(choices).map((choice) => {
    if (!isRecord(choice)) return choice;
    const { message: _message, text: _text, ...rest } = choice;
    return rest;
  });
  const isEmpty = further.every((choice) => isRecord(choice) && Object.keys(choice).length === 0);
  return { ...spare, ...(!isEmpty && { choices: further }) };
}

function saidIn(value: unknown): Said | null {
  if (isMessageList(value)) return { messages: value as unknown[] };
  return typeof value === "string" || typeof value === "number" ? { text: String(value) } : null;
}

/** The text under one of the names, or the only text that there is. */
function textIn(value: Record<string, unknown>, names: readonly string[]): Said | null {
  const texts = Object.entries(value).filter(([, member]) => typeof member === "string" && member !== "");
  const name =
    names.find((candidate) => texts.some(([own]) => own === candidate)) ??
    (texts.length === 1 ? texts[0]?.[0] : undefined);
  return name === undefined ? null : { text: String(value[name]) };
}

/** A value that may stand as JSON in a cell: an object or a list, or a text in quotes. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*".*"\s*$/s.test(value)) return unpackJson(value);
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

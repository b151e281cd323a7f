import { takeAsked } from "@/lib/formats/asked";
import { isMessageList, readMessages } from "@/lib/formats/chat-messages";
import type { MessageDraft } from "@/lib/formats/chat-turn";
import type { Fields } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { promptOf, responseOf, splitChats } from "@/lib/formats/preference-context";
import { type Draft, type FieldProblem, isProblem } from "@/lib/formats/recogniser";
import { letterOf, takeVerdict } from "@/lib/formats/verdict";

const STEMS = ["response", "completion", "output", "answer", "generation", "conversation", "human_ref"] as const;
const ENDINGS = [
  (index: number) => `_${letterOf(index).toLowerCase()}`,
  (index: number) => `_${letterOf(index)}`,
  (index: number) => `_${index + 1}`,
  (index: number) => `_${index}`,
  (index: number) => `${index + 1}`,
] as const;
const MOST = 26;

const FORMS = STEMS.flatMap((stem) =>
  ENDINGS.map((ending) => {
    const nameOf = (index: number) => stem + ending(index);
    return { nameOf, first: nameOf(0), second: nameOf(1) };
  }),
);

/** Names of columns of which each holds one of several responses. */
export const COLUMN_NAMES = FORMS.flatMap(({ first, second }) => [first, second]);

const FORM_BY_FIRST = new Map(FORMS.map((form, order) => [form.first, { ...form, order }]));

/** The columns that hold the responses of a record, in their order: `response_a` and `response_b`, `output_1`, `conversation_a` … */
export function responseColumns(fields: Fields): string[] | undefined {
  // Asked of every record: a few names of its own are looked up sooner than the many that columns may have.
  let form: ((typeof FORMS)[number] & { order: number }) | undefined;
  for (const name of fields.names()) {
    const candidate = FORM_BY_FIRST.get(name);
    if (
      candidate &&
      candidate.order < (form?.order ?? FORMS.length) &&
      fields.has(name) &&
      fields.has(candidate.second)
    )
      form = candidate;
  }
  if (!form) return undefined;
  const names: string[] = [];
  while (names.length < MOST && fields.has(form.nameOf(names.length))) names.push(form.nameOf(names.length));
  return names;
}

/** Whether the columns hold whole conversations, which say themselves what was asked. */
export function holdConversations(fields: Fields, names: readonly string[]): boolean {
  return names.length === 2 && names.every((name) => isMessageList(fields.peek(name)));
}

/**
 * A response a column: texts, whole conversations (Chatbot Arena), or turns that answer those of the prompt one by one (the
 * arena's table on Kaggle). They keep their order; which was better, where the record says so, goes to the provenance.
 */
export function readColumns(fields: Fields, names: readonly string[]): Draft | FieldProblem {
  const models = names.map((name) => takeModel(fields, name));
  const verdict = takeVerdict(fields, models);
  if ("message" in verdict) return verdict;
  const read = holdConversations(fields, names)
    ? readChats(fields, names)
    : (readTurns(fields, names) ?? readTexts(fields, names));
  if (isProblem(read)) return read;
  const { responses, extra, ...asked } = read;
  const named = responses.map((response, index) => ({ ...response, model: models[index] }));
  return {
    content: {
      kind: "preference",
      prompt: asked.prompt,
      responses: named,
      ...(asked.context && { context: asked.context }),
    },
    ...(asked.system !== undefined && { system: asked.system }),
    extra: { ...extra, ...verdict.extra },
    ...(verdict.prior && { prior: verdict.prior }),
  };
}

/** The model that wrote a column's text: `model_a` or `generator_1`, and the like, beside `response_a` or `output_1`. */
function takeModel(fields: Fields, column: string): string | undefined {
  const ending = column.replace(/^(?:human_ref|[a-z]+)/, "");
  const stems = ["model", "generator", "model_name", "llm"];
  return fields.as("responses[].model").takeString(...stems.map((stem) => stem + ending), `${column}_model`);
}

interface Compared {
  prompt: unknown;
  context?: readonly MessageDraft[];
  system?: string;
  responses: { text: unknown; messages?: readonly MessageDraft[] }[];
  extra?: Record<string, unknown>;
}

function readTexts(fields: Fields, names: readonly string[]): Compared | FieldProblem {
  const responses = names.map((name) => ({ text: fields.as("responses").takeText(name) }));
  if (fields.has("human_ref_A") && !fields.has("prompt"))
    return { prompt: fields.as("prompt").takeText("history"), responses };
  const asked = takeAsked(fields);
  if (isProblem(asked)) return asked;
  const { input, ...told } = asked;
  return { ...told, responses, ...(input !== undefined && { extra: { input } }) };
}

function readChats(fields: Fields, names: readonly string[]): Compared | FieldProblem {
  const chats: MessageDraft[][] = [];
  for (const name of names) {
    const read = readMessages(name, fields.as("responses").take(name));
    if (isProblem(read)) return read;
    chats.push(read.messages);
  }
  return compare(chats, names);
}

/** Prompt and responses as lists of turns, `null` where a turn is missing. */
function readTurns(fields: Fields, names: readonly string[]): Compared | FieldProblem | null {
  const prompts = turnsOf(fields.peek("prompt"));
  const answers = names.map((name) => turnsOf(fields.peek(name)));
  if (!prompts || !answers.every((turns) => turns !== null)) return null;
  fields.as("prompt").take("prompt");
  for (const name of names) fields.as("responses").take(name);
  const short = answers.findIndex((turns) => turns.length !== prompts.length);
  if (short !== -1) {
    const message = `has ${answers[short]?.length} turns where the prompt has ${prompts.length}; they belong together one by one`;
    return { field: names[short] as string, message };
  }
  const chats = answers.map((turns) =>
    prompts.flatMap((prompt, index) => [
      { role: "user" as const, content: prompt ?? "" },
      { role: "assistant" as const, content: turns[index] ?? "" },
    ]),
  );
  const empty = answers.findIndex((turns) => turns.every((turn) => (turn ?? "").trim() === ""));
  if (empty !== -1) return { field: names[empty] as string, message: "is empty" };
  return compare(chats, names);
}

function turnsOf(value: unknown): (string | null)[] | null {
  const list = unpackJson(value);
  const isTurns =
    Array.isArray(list) && list.length > 0 && list.every((turn) => turn === null || typeof turn === "string");
  return isTurns ? list : null;
}

/** What conversations share is the context; how each goes on is a response. */
function compare(chats: readonly MessageDraft[][], names: readonly string[]): Compared | FieldProblem {
  const [first = [], second = []] = chats;
  const split = splitChats(first, second);
  if (split.context.length === 0) {
    return { field: names[0] as string, message: `shares no beginning with "${names[1]}", so there is no prompt` };
  }
  return { ...promptOf(split.context), responses: [split.chosen, split.rejected].map(responseOf) };
}

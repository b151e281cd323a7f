import { type Fields, isRecord } from "@/lib/formats/fields";

const LISTS = [
  "contexts",
  "retrieved_contexts",
  "ctxs",
  "passages",
  "documents",
  "retrieved_documents",
  "retrieved_passages",
  "source_documents",
] as const;
const SINGLE = ["context", "passage", "document", "article"] as const;
export const CONTEXT_NAMES = [...LISTS, ...SINGLE];

const TEXTS = [
  "text",
  "content",
  "page_content",
  "contents",
  "passage",
  "passage_text",
  "body",
  "snippet",
  "sentences",
];
const LONGEST_TITLE = 1000;

export interface ContextDraft {
  text: string;
  title?: string;
}

/** What was given to answer from, and what was written beside the texts (scores, addresses), by the text's index. */
interface ContextsDraft {
  contexts: ContextDraft[];
  leftovers: Record<string, unknown>;
}

/**
 * Takes what was retrieved or given to answer from: one text, a list of texts or of objects with a text and perhaps a
 * title, or lists of titles and texts side by side (HotpotQA, MS MARCO). What is none of this stays unused.
 */
export function takeContexts(fields: Fields): (ContextsDraft & { name: string }) | undefined {
  for (const name of CONTEXT_NAMES) {
    const read = readContexts(fields.json(name));
    if (!read) continue;
    fields.as("contexts").take(name);
    const [only] = read.contexts;
    // SQuAD names the article of its one context beside it.
    const title = name === "context" && only && !only.title ? fields.as("contexts").takeString("title") : undefined;
    if (only && title !== undefined && title.length <= LONGEST_TITLE) only.title = title;
    return { ...read, name };
  }
  return undefined;
}

function readContexts(value: unknown): ContextsDraft | null {
  if (typeof value === "string") return value.trim() === "" ? null : { contexts: [{ text: value }], leftovers: {} };
  const items = isRecord(value) ? sideBySide(value) : value;
  if (!Array.isArray(items) || items.length === 0) return null;
  const draft: ContextsDraft = { contexts: [], leftovers: {} };
  for (const [index, item] of items.entries()) {
    const context = readContext(item);
    if (!context) return null;
    const { rest, ...text } = context;
    draft.contexts.push(text);
    if (rest && Object.keys(rest).length > 0) draft.leftovers[index] = rest;
  }
  return draft;
}

function readContext(item: unknown): (ContextDraft & { rest?: Record<string, unknown> }) | null {
  if (typeof item === "string") return { text: item };
  if (Array.isArray(item)) {
    const [title, sentences] = item;
    return item.length === 2 && typeof title === "string" && Array.isArray(sentences)
      ? { title, text: textOf(sentences) ?? "" }
      : null;
  }
  if (!isRecord(item) || "role" in item || "from" in item) return null;
  const name = TEXTS.find((candidate) => textOf(item[candidate]) !== undefined);
  if (name === undefined) return null;
  const { [name]: text, title, ...rest } = item;
  if (typeof title === "string" && title.length <= LONGEST_TITLE) return { text: textOf(text) ?? "", title, rest };
  return { text: textOf(text) ?? "", rest: title == null ? rest : { ...rest, title } };
}

/** A text, or sentences that make one. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === "string")
    ? value.join("")
    : undefined;
}

/** Lists of one length that stand side by side in an object, as a list of objects. */
function sideBySide(value: Record<string, unknown>): unknown[] | null {
  const columns = Object.entries(value);
  const lengths = new Set(columns.map(([, column]) => (Array.isArray(column) ? column.length : -1)));
  const [length = -1] = lengths;
  if (lengths.size !== 1 || length < 1) return null;
  return Array.from({ length }, (_, index) =>
    Object.fromEntries(columns.map(([name, column]) => [name, (column as unknown[])[index]])),
  );
}

import type {
  BlockContent,
  Blockquote,
  Code,
  Heading,
  InlineCode,
  List,
  Paragraph,
  PhrasingContent,
  Table,
  TableRow,
  Text,
} from "mdast";

/** Controls, ends of lines, and signs that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\s]+/gu;

/** A name or note that somebody chose, as one line without what cannot be seen; whoever writes it into a language has to escape it. */
export function oneLine(given: string): string {
  return given.toWellFormed().replace(UNSEEN, " ").trim();
}

/** What readers of GFM make a link of, escaped or not. */
const ADDRESS = /:\/\/|www\.|@/i;

/** What somebody chose, as words. Where it reads as an address it is code, so that nobody makes a link of it. */
export const text = (value: string): Text | InlineCode =>
  ADDRESS.test(value) ? code(value) : { type: "text", value: oneLine(value) };
export const code = (value: string): InlineCode => ({ type: "inlineCode", value: oneLine(value) });

type Words = string | PhrasingContent;

/** Texts beside each other keep the spaces between them; every text is one line. */
const phrase = (words: readonly Words[]): PhrasingContent[] =>
  words.map((word) => (typeof word === "string" ? { type: "text", value: word } : word));

/** A paragraph of our own words as strings, and of what others wrote as nodes. */
export const paragraph = (...words: Words[]): Paragraph => ({ type: "paragraph", children: phrase(words) });

export const heading = (depth: 1 | 2 | 3, title: Words): Heading => ({
  type: "heading",
  depth,
  children: phrase([title]),
});

export const list = (items: readonly (readonly Words[])[]): List => ({
  type: "list",
  spread: false,
  children: items.map((words) => ({ type: "listItem", spread: false, children: [paragraph(...words)] })),
});

export const codeBlock = (lang: string, value: string): Code => ({ type: "code", lang, value });

/** What somebody wrote in several lines, set apart: each line of its own. */
export const quotation = (given: string): Blockquote => ({
  type: "blockquote",
  children: given
    .split(/\n+/)
    .filter((line) => oneLine(line) !== "")
    .map((line) => paragraph(text(line))),
});

export function table(head: readonly string[], rows: readonly (readonly Words[])[]): Table {
  const row = (cells: readonly Words[]): TableRow => ({
    type: "tableRow",
    children: cells.map((cell) => ({ type: "tableCell", children: phrase([cell]) })),
  });
  return { type: "table", children: [row(head), ...rows.map(row)] };
}

export type Blocks = readonly BlockContent[];

import { decodeHTMLStrict } from "entities";
import { type Edit, type Edited, editText } from "@/lib/core/text/position-map";
import { codeRanges } from "./code-ranges";
import { type HtmlMark, htmlMarks } from "./html-marks";
import { type CleaningOperation, settled, settledInTurn } from "./operation";

/** What stands in place of a mark: the end of what was before, line feeds of which the most of neighbours count, the start of what follows. */
interface Piece {
  from: number;
  to: number;
  end: string;
  gap: number;
  start: string;
  /** White space on that side is of code. */
  keeps?: "before" | "after";
}

const BLOCKS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    2: "p blockquote table dl figure details h1 h2 h3 h4 h5 h6 pre hr",
    1: "address article aside body caption center dd div dt fieldset figcaption footer form head header html legend li main nav option section select summary tbody tfoot thead title tr ul ol br",
  }).flatMap(([gap, names]) => names.split(" ").map((name) => [name, Number(gap)])),
);
const SIGNS: Readonly<Record<string, string>> = {
  ...{
    b: "**",
    strong: "**",
    i: "*",
    em: "*",
    s: "~~",
    del: "~~",
    strike: "~~",
    code: "`",
    kbd: "`",
    samp: "`",
    tt: "`",
  },
};
/** Left out with all that they hold. */
const UNREAD = new Set(["script", "style", "iframe", "svg", "noscript"]);

/** What is known while one goes through the marks. */
interface Walk {
  lists: { isNumbered: boolean; items: number }[];
  rows: { cells: number; rows: number }[];
  links: (string | null)[];
  isPre: boolean;
}

function pieceOf(mark: HtmlMark, walk: Walk): Piece {
  const { from, to, name, side, attributes } = mark;
  const piece: Piece = { from, to, end: "", gap: BLOCKS[name] ?? 0, start: "" };
  const isOpen = side === "open";
  if (side === "comment") return piece;
  switch (name) {
    case "ul":
    case "ol":
      if (walk.lists.length === (isOpen ? 0 : 1)) piece.gap = 2;
      if (isOpen) walk.lists.push({ isNumbered: name === "ol", items: 0 });
      else walk.lists.pop();
      return piece;
    case "li":
      if (isOpen) piece.start = bullet(walk);
      return piece;
    case "table":
      if (isOpen) walk.rows.push({ cells: 0, rows: 0 });
      else walk.rows.pop();
      return piece;
    case "tr":
      if (!isOpen) piece.end = headRule(walk);
      return piece;
    case "td":
    case "th":
      if (isOpen) piece.end = cell(walk);
      return piece;
    case "a":
      piece.end = link(isOpen, attributes.href, walk);
      return piece;
    case "img":
      piece.end = attributes.alt ?? "";
      return piece;
    case "hr":
      piece.start = "---\n\n";
      return piece;
    case "sup":
      if (isOpen) piece.end = "^";
      return piece;
    case "sub":
      if (isOpen) piece.end = "_";
      return piece;
    case "pre":
      walk.isPre = isOpen;
      return isOpen ? { ...piece, start: "```\n", keeps: "after" } : { ...piece, end: "\n```", keeps: "before" };
  }
  if (/^h[1-6]$/.test(name)) piece.start = isOpen ? `${"#".repeat(Number(name[1]))} ` : "";
  else if (!walk.isPre) piece.end = SIGNS[name] ?? "";
  return piece;
}

/** Lists within that many are not indented any further, as a text of nothing but lists would grow with the square of their depth. */
const DEEPEST_LIST = 10;

function bullet({ lists }: Walk): string {
  const list = lists.at(-1);
  if (!list) return "- ";
  list.items++;
  return `${"  ".repeat(Math.min(lists.length - 1, DEEPEST_LIST))}${list.isNumbered ? `${list.items}.` : "-"} `;
}

function cell({ rows }: Walk): string {
  const table = rows.at(-1);
  if (!table) return "";
  table.cells++;
  return table.cells > 1 ? " | " : "";
}

/** The line under the first row, by which Markdown knows a table. */
function headRule({ rows }: Walk): string {
  const table = rows.at(-1);
  if (!table) return "";
  const cells = table.cells;
  table.cells = 0;
  table.rows++;
  return table.rows === 1 && cells > 1 ? `\n${Array(cells).fill("---").join(" | ")}` : "";
}

function link(isOpen: boolean, href: string | undefined, { links }: Walk): string {
  if (!isOpen) {
    const target = links.pop();
    return target ? `](${target})` : "";
  }
  const target = href && /^(?:https?:|mailto:)[^\s()<>]{1,2000}$/i.test(href) ? href : null;
  links.push(target);
  return target ? "[" : "";
}

/** The pieces of a text, without those within what is left out. */
function piecesOf(marks: readonly HtmlMark[]): Piece[] {
  const walk: Walk = { lists: [], rows: [], links: [], isPre: false };
  const pieces: Piece[] = [];
  let unread: { name: string; depth: number; from: number } | undefined;
  for (const mark of marks) {
    if (unread) {
      if (mark.name !== unread.name) continue;
      unread.depth += mark.side === "open" ? 1 : -1;
      if (unread.depth > 0) continue;
      pieces.push({ from: unread.from, to: mark.to, end: "", gap: 0, start: "" });
      unread = undefined;
    } else if (UNREAD.has(mark.name) && mark.side === "open") unread = { name: mark.name, depth: 1, from: mark.from };
    else pieces.push(pieceOf(mark, walk));
  }
  return pieces;
}

/** Blocks that only white space parts share one gap; white space around it is of the markup. */
function editsOf(text: string, pieces: readonly Piece[]): Edit[] {
  const edits: Edit[] = [];
  for (let first = 0; first < pieces.length; ) {
    let isBlock = pieces[first]!.gap > 0;
    let next = first + 1;
    for (; next < pieces.length; next++) {
      const [before, piece] = [pieces[next - 1]!, pieces[next]!];
      isBlock ||= piece.gap > 0;
      if (!isBlock || before.keeps === "after" || !isBlank(text, before.to, piece.from)) break;
    }
    edits.push(editOf(text, pieces, first, next, edits.at(-1)?.to ?? 0));
    first = next;
  }
  return edits;
}

const isBlank = (text: string, from: number, to: number): boolean => from >= to || text.slice(from, to).trim() === "";

/** Of the pieces from the first (inclusive) to the next (exclusive); what stands before `least` is another's. */
function editOf(text: string, pieces: readonly Piece[], first: number, next: number, least: number): Edit {
  const [head, last, most] = [pieces[first]!, pieces[next - 1]!, pieces[next]?.from ?? text.length];
  let [from, to, gap, end, start] = [head.from, last.to, 0, "", ""];
  for (let at = first; at < next; at++) {
    const piece = pieces[at]!;
    // What stands in place of a mark before the first block or of a block ends what was before it.
    if (piece.gap > 0 || gap === 0) end += piece.end;
    else start += piece.end;
    start += piece.start;
    gap = Math.max(gap, piece.gap);
  }
  if (gap === 0) return { from, to, by: end + start };
  if (head.keeps !== "before") while (from > least && isSpace(text[from - 1])) from--;
  else if (text[from - 1] === "\n" && from > least) from--;
  const marked = to;
  if (last.keeps !== "after") while (to < most && isSpace(text[to])) to++;
  else if (text[to] === "\n" && to < most) to++;
  // Behind a sign on the same line a fence would be none.
  if (start !== "" && (last.gap === 0 || /^(?:```|~~~)/.test(text.slice(to, to + 3)))) to = Math.min(to, marked);
  const isEdge = (from === 0 && end === "") || (to === text.length && start === "");
  return { from, to, by: `${end}${isEdge ? "" : "\n".repeat(gap)}${start}` };
}

const isSpace = (sign: string | undefined): boolean => sign === " " || sign === "\n" || sign === "\t" || sign === "\r";

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,31});/gi;

/** Entities outside of code and tags as the characters that they name. What would read as a tag or an entity stays, as Markdown reads it too. */
function decoded(text: string): Edited {
  const code = codeRanges(text);
  let next = 0;
  let isEscaped = false;
  const edits: Edit[] = [];
  for (const { 0: entity, index } of text.matchAll(ENTITY)) {
    while (next < code.length && code[next]!.to <= index) next++;
    if (next < code.length && code[next]!.from <= index) continue;
    const by = decodeHTMLStrict(entity).replaceAll("\u00a0", " ");
    const after = text.slice(index + entity.length, index + entity.length + 40);
    const isTag = by === "<" && /^[a-z/!?&]/i.test(after);
    const isEscape = isTag || (by === "&" && /^(?:#|[a-z])/i.test(after)) || by === "`" || (by === ">" && isEscaped);
    if (isTag || by === ">") isEscaped = isTag;
    if (!isEscape) edits.push({ from: index, to: index + entity.length, by });
  }
  return editText(text, edits);
}

/** What `<pre>` and `<code>` hold becomes code of Markdown, where nothing is escaped. */
function entitiesOfCode(text: string, marks: readonly HtmlMark[]): Edit[] {
  const edits: Edit[] = [];
  let depth = 0;
  for (const [place, mark] of marks.entries()) {
    if (mark.name === "pre" || mark.name === "code") depth += mark.side === "open" ? 1 : -1;
    if (depth === 0) continue;
    const inside = text.slice(mark.to, marks[place + 1]?.from ?? mark.to);
    for (const { 0: entity, index } of inside.matchAll(ENTITY)) {
      const from = mark.to + index;
      edits.push({ from, to: from + entity.length, by: decodeHTMLStrict(entity) });
    }
  }
  return edits;
}

const withoutTags = settled((text) => {
  if (!text.includes("<")) return { text, map: [] };
  const marks = htmlMarks(text);
  const tags = editsOf(text, piecesOf(marks));
  const all = [...tags, ...entitiesOfCode(text, marks)].sort((a, b) => a.from - b.from);
  return editText(
    text,
    all.filter(({ from }, place) => place === 0 || from >= all[place - 1]!.to),
  );
});
const withoutEntities = settled((text) => (text.includes("&") ? decoded(text) : { text, map: [] }));

export const htmlToText: CleaningOperation = {
  id: "html-to-text",
  version: 2,
  title: "HTML to text",
  help: "Tags become what Markdown writes for them: paragraphs, lists, headings, emphasis, links, tables and code; scripts, styles and comments go. Code in Markdown, tags that HTML does not know, and tags without a partner stay.",
  apply: settledInTurn(withoutTags, withoutEntities),
};

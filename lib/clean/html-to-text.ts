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
      return isOpen ? { ...piece, start: bullet(walk) } : piece;
    case "table":
      if (isOpen) walk.rows.push({ cells: 0, rows: 0 });
      else walk.rows.pop();
      return piece;
    case "tr":
      return { ...piece, end: isOpen ? "" : headRule(walk), start: "" };
    case "td":
    case "th":
      return { ...piece, end: isOpen ? cell(walk) : "" };
    case "a":
      return link(piece, isOpen, attributes.href, walk);
    case "img":
      return { ...piece, end: attributes.alt ?? "" };
    case "hr":
      return { ...piece, start: "---\n\n" };
    case "sup":
      return { ...piece, end: isOpen ? "^" : "" };
    case "sub":
      return { ...piece, end: isOpen ? "_" : "" };
    case "pre":
      walk.isPre = isOpen;
      return isOpen ? { ...piece, start: "```\n", keeps: "after" } : { ...piece, end: "\n```", keeps: "before" };
  }
  if (/^h[1-6]$/.test(name)) return { ...piece, start: isOpen ? `${"#".repeat(Number(name[1]))} ` : "" };
  return { ...piece, end: walk.isPre ? "" : (SIGNS[name] ?? "") };
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

function link(piece: Piece, isOpen: boolean, href: string | undefined, { links }: Walk): Piece {
  if (!isOpen) {
    const target = links.pop();
    return target ? { ...piece, end: `](${target})` } : piece;
  }
  const target = href && /^(?:https?:|mailto:)[^\s()<>]{1,2000}$/i.test(href) ? href : null;
  links.push(target);
  return target ? { ...piece, end: "[" } : piece;
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
  for (let at = 0; at < pieces.length; ) {
    const group = [pieces[at]!];
    let isBlock = group[0]!.gap > 0;
    for (at++; at < pieces.length; at++) {
      const [last, next] = [group.at(-1)!, pieces[at]!];
      isBlock ||= next.gap > 0;
      if (!isBlock || last.keeps === "after" || text.slice(last.to, next.from).trim() !== "") break;
      group.push(next);
    }
    edits.push(editOf(text, group, edits.at(-1)?.to ?? 0, pieces[at]?.from ?? text.length));
  }
  return edits;
}

function editOf(text: string, group: readonly Piece[], least: number, most: number): Edit {
  let [from, to] = [group[0]!.from, group.at(-1)!.to];
  const gap = group.reduce((most, piece) => Math.max(most, piece.gap), 0);
  if (gap === 0) return { from, to, by: group.map(({ end, start }) => end + start).join("") };
  if (group[0]!.keeps !== "before") while (from > least && isSpace(text[from - 1])) from--;
  else if (text[from - 1] === "\n" && from > least) from--;
  const [marked, last] = [to, group.at(-1)!];
  if (last.keeps !== "after") while (to < most && isSpace(text[to])) to++;
  else if (text[to] === "\n" && to < most) to++;
  const first = group.findIndex((piece) => piece.gap > 0);
  const end = group.map((piece, place) => (place <= first || piece.gap > 0 ? piece.end : "")).join("");
  const start = group.map((piece, place) => (place > first && piece.gap === 0 ? piece.end : "") + piece.start).join("");
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

import type { Nodes, Parents } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type Edit, type Edited, editText } from "@/lib/core/text/position-map";
import { type CleaningOperation, settled } from "./operation";

/** A piece of the text that is read out, and what stands before it where it does not begin the text. */
interface Leaf extends Edit {
  before: "" | "\n" | ", ";
}

const BLOCKS = new Set([
  "paragraph",
  "heading",
  "list",
  "listItem",
  "table",
  "tableRow",
  "blockquote",
  "code",
  "break",
  "footnoteDefinition",
]);

/** Written out, it would be read as Markdown again. */
const READS_AS_MARKDOWN = /[*_`~[\]<>#|\\&]|^\s*(?:[-+]|\d+[.)])\s/m;

/** What a reader would be read, in order. Blocks of code stay whole; of tables the cells, of links and pictures their words. */
function leavesOf(text: string): Leaf[] {
  const leaves: Leaf[] = [];
  let before: Leaf["before"] = "";
  /** A number was written; its item begins on the same line. */
  let isNumbered = false;
  const keep = ({ position }: Nodes, by?: string) => {
    const [from, to] = [position!.start.offset!, position!.end.offset!];
    leaves.push({ from, to, by: by ?? text.slice(from, to), before });
    before = "";
  };
  const walk = (node: Nodes, place: number, parent?: Parents) => {
    if (node.type === "tableCell" && place > 0) before = ", ";
    else if (BLOCKS.has(node.type) && !isNumbered) before = "\n";
    isNumbered = false;
    if (node.type === "text") {
      const source = text.slice(node.position!.start.offset, node.position!.end.offset);
      return keep(node, source.includes("\\") ? source : node.value);
    }
    switch (node.type) {
      case "inlineCode":
        return keep(node, READS_AS_MARKDOWN.test(node.value) ? undefined : node.value);
      case "code":
      case "html":
        keep(node);
        before = node.type === "code" ? "\n" : "";
        return;
      case "image":
        return keep(node, node.alt ?? "");
    }
    if (node.type === "listItem" && parent?.type === "list" && parent.ordered) {
      const from = node.position!.start.offset!;
      leaves.push({ from, to: from, by: `${(parent.start ?? 1) + place}. `, before });
      before = "";
      isNumbered = true;
    }
    if ("children" in node) for (const [at, child] of node.children.entries()) walk(child, at, node);
    if (BLOCKS.has(node.type)) before = "\n";
  };
  walk(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), 0);
  return leaves;
}

function plain(text: string): Edited {
  // The parser leaves a byte order mark at the start out of its places.
  if (isTooTangled(text) || text.startsWith("\ufeff")) return { text, map: [] };
  const edits: Edit[] = [];
  let at = 0;
  for (const [place, { from, to, by, before }] of leavesOf(text).entries()) {
    const isParted = before === "\n" && /\n[\s>]*\n/.test(text.slice(at, from));
    edits.push({ from: at, to: from, by: place === 0 ? "" : isParted ? "\n\n" : before }, { from, to, by });
    at = to;
  }
  edits.push({ from: at, to: text.length, by: "" });
  return editText(text, edits);
}

/**
 * The parser needs 25 µs for a character where every other one is a sign, a time that grows with the square of a paragraph's signs and of a word's
 * letters (it looks for addresses), and a stack as deep as quotations are. So only as much is given to it as it reads in a fraction of a second.
 */
function isTooTangled(text: string): boolean {
  if (text.length > MOST_CHARACTERS || DEEP.test(text)) return true;
  let [lines, signs, inBlock, letters, isBlank] = [0, 0, 0, 0, true];
  for (const sign of text) {
    letters = WORD.test(sign) ? letters + 1 : 0;
    if (SIGN.test(sign)) [signs, inBlock] = [signs + 1, inBlock + 1];
    if (sign === "\n") {
      lines++;
      if (isBlank) inBlock = 0;
      isBlank = true;
    } else if (sign.trim() !== "") isBlank = false;
    if (lines > MOST_LINES || signs > MOST_SIGNS || inBlock > MOST_IN_BLOCK || letters > MOST_LETTERS) return true;
  }
  return false;
}

const SIGN = /[*_`~[\]<>|!&@:]/;
const WORD = /[-.\w+]/;
const [MOST_CHARACTERS, MOST_LINES, MOST_SIGNS, MOST_IN_BLOCK, MOST_LETTERS] = [100_000, 2000, 4000, 2000, 2000];
const DEEP = /^(?:[ \t]{0,4}(?:>|[-*+]|\d{1,9}[.)])){50}/m;

export const markdownToText: CleaningOperation = {
  id: "markdown-to-text",
  version: 2,
  title: "Markdown to plain text",
  help: "Takes out the signs of headings, lists, emphasis, quotations, tables and links and keeps their words; numbers of lists and blocks of code stay. Only for texts that are read aloud or shown where Markdown is not: answers are usually meant to hold it. A text of over 100,000 characters, 2,000 lines or 4,000 signs of Markdown, or with quotations and lists nested fifty deep, stays as it is.",
  apply: settled(plain),
};

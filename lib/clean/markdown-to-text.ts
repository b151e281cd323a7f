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

/** The parser takes a time that grows with the square of a paragraph's signs, and runs out of stack in deep quotations. */
function isTooTangled(text: string): boolean {
  return text.split(/\n\s*\n/).some((block) => (block.match(SIGNS)?.length ?? 0) > MOST_SIGNS) || DEEP.test(text);
}

const SIGNS = /[*_`~[\]<>|!&]/g;
const MOST_SIGNS = 2000;
const DEEP = /^(?:[ \t]{0,4}(?:>|[-*+]|\d{1,9}[.)])){50}/m;

export const markdownToText: CleaningOperation = {
  id: "markdown-to-text",
  version: 1,
  title: "Markdown to plain text",
  help: "Takes out the signs of headings, lists, emphasis, quotations, tables and links and keeps their words; numbers of lists and blocks of code stay. Only for texts that are read aloud or shown where Markdown is not: answers are usually meant to hold it. A text with a paragraph of over 2,000 signs of Markdown, or quotations and lists nested fifty deep, stays as it is.",
  apply: settled(plain),
};

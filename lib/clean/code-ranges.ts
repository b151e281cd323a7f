import { inlineCode } from "@/lib/core/text/inline-code";

/** A piece of a text in UTF-16 units. */
export interface Range {
  from: number;
  to: number;
}

const FENCE = /^[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?(`{3,}|~{3,})(.*)$/s;

/**
 * Where a text holds code in Markdown: fenced blocks, to the end where a fence is not closed, and code between backticks within a paragraph.
 * Ascending; in time linear in the length of the text.
 */
export function codeRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let open: { from: number; sign: string; length: number } | undefined;
  let paragraph = 0;
  let at = 0;
  for (const line of text.split("\n")) {
    const end = Math.min(text.length, at + line.length + 1);
    const fence = FENCE.exec(line);
    const [marks = "", rest = ""] = fence?.slice(1) ?? [];
    if (open) {
      if (fence && marks[0] === open.sign && marks.length >= open.length && rest.trim() === "") {
        ranges.push({ from: open.from, to: end });
        open = undefined;
        paragraph = end;
      }
    } else if (fence && !(marks[0] === "`" && rest.includes("`"))) {
      addInlineCode(ranges, text, paragraph, at);
      open = { from: at, sign: marks[0]!, length: marks.length };
    } else if (line.trim() === "") {
      addInlineCode(ranges, text, paragraph, at);
      paragraph = end;
    }
    at = end;
  }
  if (open) ranges.push({ from: open.from, to: text.length });
  else addInlineCode(ranges, text, paragraph, text.length);
  return ranges;
}

function addInlineCode(ranges: Range[], text: string, from: number, to: number): void {
  const found = inlineCode(text, from, to);
  for (let at = 0; at < found.length; at += 2) ranges.push({ from: found[at]!, to: found[at + 1]! });
}

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

/** Between a run of backticks and the next that is as long. */
function addInlineCode(ranges: Range[], text: string, from: number, to: number): void {
  const runs = [...text.slice(from, to).matchAll(/`+/g)].map(({ 0: run, index }) => ({
    at: from + index,
    length: run.length,
  }));
  const nextAsLong = new Map<number, number>();
  const partner = new Array<number | undefined>(runs.length);
  for (let place = runs.length - 1; place >= 0; place--) {
    partner[place] = nextAsLong.get(runs[place]!.length);
    nextAsLong.set(runs[place]!.length, place);
  }
  for (let place = 0; place < runs.length; place++) {
    const closing = partner[place];
    if (closing === undefined) continue;
    ranges.push({ from: runs[place]!.at, to: runs[closing]!.at + runs[closing]!.length });
    place = closing;
  }
}

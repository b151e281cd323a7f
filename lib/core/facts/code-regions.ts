import { inlineCode } from "../text/inline-code";

/** Code of Markdown in a text, and what stands outside of it. */
export interface CodeRegions {
  /** What stands within each fence. */
  blocks: string[];
  /** The last fence is not closed. */
  openFence: boolean;
  inline: boolean;
  /** The text without fenced and inline code; a space stands for each. */
  prose: string;
  /** The last line that is not empty closes a fence. */
  endsWithCode: boolean;
}

interface Fence {
  sign: string;
  length: number;
}

/** Fences as CommonMark has them, at any indentation, since lists indent them; inline code within a paragraph. */
export function codeRegions(text: string): CodeRegions {
  if (!text.includes("`") && !text.includes("~~~"))
    return { blocks: [], openFence: false, inline: false, prose: text, endsWithCode: false };
  const paragraphs: string[] = [];
  let lines: string[] = [];
  let open: Fence | undefined;
  const blocks: string[] = [];
  let endsWithCode = false;
  const endParagraph = () => {
    paragraphs.push(lines.join("\n"));
    lines = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const fence = fenceOf(line);
    if (open) {
      if (fence?.bare && fence.sign === open.sign && fence.length >= open.length) {
        open = undefined;
        endsWithCode = true;
        blocks.push(lines.join("\n"));
        lines = [];
      } else lines.push(line);
    } else if (fence) {
      open = fence;
      endParagraph();
    } else {
      if (line.trim() === "") endParagraph();
      else endsWithCode = false;
      lines.push(line);
    }
  }
  if (open) blocks.push(lines.join("\n"));
  else endParagraph();
  let inline = false;
  const prose = paragraphs.map((paragraph) => {
    const without = withoutInline(paragraph);
    inline ||= without !== paragraph;
    return without;
  });
  return { blocks, openFence: open !== undefined, inline, prose: prose.join("\n"), endsWithCode };
}

function fenceOf(line: string): (Fence & { bare: boolean }) | undefined {
  const trimmed = line.trim();
  const sign = trimmed[0];
  if ((sign !== "`" && sign !== "~") || !trimmed.startsWith(sign.repeat(3))) return undefined;
  let length = 3;
  while (trimmed[length] === sign) length++;
  const behind = trimmed.slice(length);
  // What has backticks behind them is inline code.
  return sign === "`" && behind.includes("`") ? undefined : { sign, length, bare: behind === "" };
}

function withoutInline(paragraph: string): string {
  const found = inlineCode(paragraph, 0, paragraph.length);
  if (found.length === 0) return paragraph;
  let [kept, from] = ["", 0];
  for (let at = 0; at < found.length; at += 2) {
    kept += `${paragraph.slice(from, found[at])} `;
    from = found[at + 1]!;
  }
  return kept + paragraph.slice(from);
}

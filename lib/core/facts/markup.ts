import { codeRegions } from "./code-regions";

const ELEMENTS =
  "a|abbr|article|aside|audio|b|blockquote|body|br|button|canvas|caption|center|code|col|dd|del|details|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|mark|meta|nav|noscript|ol|option|p|pre|script|section|select|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|u|ul|video";

/** Attributes have an equals sign, so that `a <b and c> d` is none; what hangs on a word, as in `List<a>`, is none either. */
const TAG = new RegExp(
  String.raw`<\/(?:${ELEMENTS})\s*>|<(?<![\p{L}\p{N}_]<)(?:${ELEMENTS})(?:\s[^<>=]*=[^<>]*)?\/?>|<(?:${ELEMENTS})\s[^<>=]*=\s*["'][^<>]*>|<(?:br|hr|p|div|li|td|tr|ul|ol)\s*\/?>|<!--|<!DOCTYPE html`,
  "iu",
);

const HEADING = /^ {0,3}#{1,6}\s+\S/;
const ITEM = /^\s{0,20}(?:[-*+•]|\d{1,3}[.)])\s+\S/;
const RULE_OF_TABLE = /^\s{0,3}\|?\s{0,20}:?-{2,100}:?\s{0,20}\|/;
const EMPHASIS =
  /\*\*(?=\S)[^*\n]{1,500}\*\*|__(?=\S)[^_\n]{1,500}__|(?<![\w*])\*(?=[^\s*])[^*\n]{1,300}(?<=\S)\*(?![\w*])/;
const LINK = /\[[^[\]\n]{1,500}\]\((?:https?:|mailto:|\/|#|\.|<)/;

export interface Markup {
  html: boolean;
  markdown: boolean;
  code: boolean;
  open_fence: boolean;
}

/**
 * Which markup a text has. HTML: a tag of a known element, a comment or a document type, outside of fenced and inline code. Markdown: a
 * heading, two items of a list, emphasis, a table, a link, or code. Code: a fence, closed or not.
 */
export function markupOf(text: string): Markup {
  const { blocks, openFence, inline, prose } = codeRegions(text);
  return {
    html: prose.includes("<") && TAG.test(prose),
    markdown: blocks.length > 0 || inline || hasMarkdown(prose),
    code: blocks.length > 0,
    open_fence: openFence,
  };
}

function hasMarkdown(prose: string): boolean {
  if (EMPHASIS.test(prose) || LINK.test(prose)) return true;
  let items = 0;
  for (const line of prose.split("\n")) {
    if (ITEM.test(line) && ++items === 2) return true;
    if (HEADING.test(line) || RULE_OF_TABLE.test(line)) return true;
  }
  return false;
}

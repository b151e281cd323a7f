import { type ReactNode, useMemo } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import { MARKDOWN_PARTS } from "./markdown-parts";
import { PlainText } from "./plain-text";
import { rehypeGuard } from "./rehype-guard";

/** Endless runs of one sign are no Markdown, but take a parser minutes. */
const ENDLESS_SIGNS = /([*_~`>[!<])(?: ?\1){63}/;

/** Markdown as elements, or `null` where it is too deeply nested (or otherwise too odd) to be drawn. */
function drawMarkdown(text: string, parts: Components, breaks: boolean): ReactNode {
  if (ENDLESS_SIGNS.test(text)) return null;
  try {
    return Markdown({
      children: text,
      remarkPlugins: [[remarkGfm, { singleTilde: false }], ...(breaks ? [remarkBreaks] : [])],
      rehypePlugins: [rehypeGuard],
      components: parts,
      urlTransform: (address) => address,
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface MarkdownTextProps {
  text: string;
  /** How elements are drawn, where not as in an example. Declare it outside the component. */
  parts?: Components;
  /** Single line breaks are shown: in a prompt or a response they were meant, in a guideline they only wrap the source. */
  breaks?: boolean;
}

/** Markdown written by others, safe to look at. What cannot be drawn is shown as it was written. */
export function MarkdownText({ text, parts = MARKDOWN_PARTS, breaks = false }: MarkdownTextProps) {
  const drawn = useMemo(() => drawMarkdown(text, parts, breaks), [text, parts, breaks]);
  if (drawn === null) return <PlainText text={text} />;
  return (
    <div dir="auto" className="reading foreign">
      {drawn}
    </div>
  );
}

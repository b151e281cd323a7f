import { type ReactNode, useMemo } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { MARKDOWN_PARTS } from "./markdown-parts";
import { PlainText } from "./plain-text";
import { rehypeGuard } from "./rehype-guard";

/** Endless runs of one sign are no Markdown, but take a parser minutes. */
const ENDLESS_SIGNS = /([*_~`>[!<])(?: ?\1){63}/;

/** Markdown as elements, or `null` where it is too deeply nested (or otherwise too odd) to be drawn. */
function drawMarkdown(text: string, parts: Components): ReactNode {
  if (ENDLESS_SIGNS.test(text)) return null;
  try {
    return Markdown({
      children: text,
      remarkPlugins: [[remarkGfm, { singleTilde: false }]],
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
}

/** Markdown written by others, safe to look at. What cannot be drawn is shown as it was written. */
export function MarkdownText({ text, parts = MARKDOWN_PARTS }: MarkdownTextProps) {
  const drawn = useMemo(() => drawMarkdown(text, parts), [text, parts]);
  if (drawn === null) return <PlainText text={text} />;
  return (
    <div dir="auto" className="reading foreign">
      {drawn}
    </div>
  );
}

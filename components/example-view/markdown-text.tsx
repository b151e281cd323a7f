import { type ReactNode, useMemo } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import { splitInvisible } from "./invisible";
import { MARKDOWN_PARTS } from "./markdown-parts";
import { PlainText } from "./marked-text";

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

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/** Deeper Markdown is not read but attacked with; it is shown as plain text instead. */
const MAX_DEPTH = 40;

/** These begin at the side of their own text, whatever the text around them does. */
const DIRECTED: ReadonlySet<string | undefined> = new Set(["blockquote", "ul", "ol"]);

function guard(node: Node, depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError("Markdown nested too deeply");
  if (node.properties) node.properties.id = undefined;
  if (node.properties && DIRECTED.has(node.tagName)) node.properties.dir = "auto";
  node.children = node.children?.flatMap((child): Node[] => {
    if (child.type !== "text" && child.type !== "raw") {
      guard(child, depth + 1);
      return [child];
    }
    return splitInvisible(child.value ?? "").map((run) =>
      "mark" in run
        ? { type: "element", tagName: "bdi", properties: { title: run.mark }, children: [] }
        : { type: "text", value: run.text },
    );
  });
}

/**
 * Rehype plugin for text written by others: HTML becomes text, invisible characters become `bdi` elements with the mark as
 * title, quotations and lists take their own direction, ids are dropped (two responses would share them), and nesting beyond 40 levels throws a RangeError.
 */
function rehypeGuard() {
  return (tree: Node) => guard(tree, 0);
}

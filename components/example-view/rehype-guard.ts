import { splitInvisible } from "./invisible";

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
export function rehypeGuard() {
  return (tree: Node) => guard(tree, 0);
}

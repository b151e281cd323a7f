import type { ReactNode } from "react";
import type { Components } from "react-markdown";
import { MARKDOWN_PARTS } from "@/components/example-view/markdown-parts";
import { MarkdownText } from "@/components/example-view/markdown-text";

interface DatasetCardProps {
  /** The card without its front matter. */
  body: string;
  /** As the hub reads it. */
  frontMatter: string;
}

interface HeadingProps {
  children?: ReactNode;
}

/** As in an example, with the card's own title right under that of the page. */
const CARD_PARTS: Components = {
  ...MARKDOWN_PARTS,
  h1: ({ children }: HeadingProps) => <h2 data-level={1}>{children}</h2>,
  h2: ({ children }: HeadingProps) => <h3 data-level={2}>{children}</h3>,
  h3: ({ children }: HeadingProps) => <h4 data-level={3}>{children}</h4>,
};

/** The dataset card of a release, as it is read, with what only the hub reads folded under it. */
export function DatasetCard({ body, frontMatter }: DatasetCardProps) {
  return (
    <article aria-label="Dataset card" className="grid max-w-[72ch] grid-cols-[minmax(0,1fr)] gap-6">
      <MarkdownText text={body} parts={CARD_PARTS} />
      <details>
        <summary className="cursor-pointer text-slate">Front matter, as the Hugging Face hub reads it</summary>
        <pre dir="ltr" className="mt-2 rounded-sm bg-sunken p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
          {frontMatter}
        </pre>
      </details>
    </article>
  );
}

import { memo } from "react";
import Markdown, { type Components, defaultUrlTransform } from "react-markdown";
import remarkGfm from "remark-gfm";

const PLUGINS = [remarkGfm];

/** Headings inside a list or quotation are no clauses: they are set like strong text. */
const heading: Components["h1"] = ({ children }) => <p className="my-2 font-semibold">{children}</p>;

const COMPONENTS: Components = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  p: ({ children }) => <p className="my-2 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc ps-5 marker:text-muted">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="my-2 list-decimal ps-6 marker:text-muted">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="my-1 ps-0.5">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="my-2 border-s-2 border-edge ps-3 text-muted">{children}</blockquote>
  ),
  pre: ({ children }) => (
    <pre className="my-2 overflow-auto rounded-lg bg-sunken px-3 py-2 font-mono text-sm [&>code]:bg-transparent [&>code]:p-0">
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="rounded-sm bg-sunken px-1 py-px font-mono text-[0.9em]">{children}</code>,
  table: ({ children }) => (
    <div className="my-2 overflow-x-auto">
      <table className="border-collapse text-sm">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="border-b border-edge px-2 py-1 text-start font-semibold">{children}</th>,
  td: ({ children }) => <td className="border-b border-line px-2 py-1 align-top">{children}</td>,
  hr: () => <hr className="my-4 border-line" />,
  a: ({ href, children }) => (
    <a
      href={href}
      {...(href?.startsWith("#") ? {} : { target: "_blank", rel: "noopener noreferrer nofollow" })}
      className="underline decoration-edge underline-offset-3 hover:decoration-current"
    >
      {children}
    </a>
  ),
  // Nothing is fetched because a text says so: a picture shows as its description.
  img: ({ alt }) => <span className="text-muted">[picture: {alt || "without description"}]</span>,
};

/** Markdown that people wrote: no raw HTML, no pictures, links only to the web, mail and clauses of the same text. */
export const MarkdownText = memo(function MarkdownText({ text }: { text: string }) {
  return (
    <Markdown remarkPlugins={PLUGINS} components={COMPONENTS} urlTransform={defaultUrlTransform}>
      {text}
    </Markdown>
  );
});

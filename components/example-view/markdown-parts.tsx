import type { ComponentProps, ReactNode } from "react";
import type { Components } from "react-markdown";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { InvisibleMark } from "./marked-text";
import { linkTarget } from "./safe-link";

function textOf(children: ReactNode): string {
  if (typeof children === "string") return children;
  return Array.isArray(children) ? children.map(textOf).join("") : "";
}

/** Opens only web and mail addresses, and shows the real host unless the text already does. */
export function SafeLink({ href = "", children }: { href?: string; children?: ReactNode }) {
  const target = linkTarget(href);
  if (target.kind === "show") {
    return (
      <span>
        {children} <Address>{target.address}</Address>
      </span>
    );
  }
  const says = textOf(children).toLowerCase();
  return (
    <a href={target.href} target="_blank" rel="noopener noreferrer nofollow" title={target.href}>
      {children}
      {says.includes(target.host.toLowerCase()) || <Address>{target.host}</Address>}
    </a>
  );
}

function Address({ children }: { children: string }) {
  return <span className="ms-1 font-mono text-[0.8em] wrap-anywhere text-muted">[{children}]</span>;
}

/** Nothing is fetched: an image is shown as its description and its address. */
function ImageAsText({ src, alt }: { src?: string | Blob; alt?: string }) {
  return (
    <span className="rounded-sm bg-sunken px-1.5 py-0.5 wrap-anywhere">
      <span className="text-muted">image</span> {alt || "without description"}
      {typeof src === "string" && <Address>{src}</Address>}
    </span>
  );
}

interface HeadingProps {
  Tag: "h3" | "h4" | "h5" | "h6";
  children?: ReactNode;
}

function Heading({ Tag, children }: HeadingProps) {
  return <Tag data-level={Number(Tag[1]) - 2}>{children}</Tag>;
}

function ScrollingTable({ children }: { children?: ReactNode }) {
  return (
    <ScrollRegion label="Table in the text">
      <table>{children}</table>
    </ScrollRegion>
  );
}

/** How Markdown written by others is drawn: headings under the page's own, no ids, no inputs, nothing that loads or runs. */
export const MARKDOWN_PARTS: Components = {
  a: SafeLink,
  img: ImageAsText,
  bdi: ({ title }: ComponentProps<"bdi">) => <InvisibleMark mark={title ?? ""} />,
  h1: ({ children }) => <Heading Tag="h3">{children}</Heading>,
  h2: ({ children }) => <Heading Tag="h4">{children}</Heading>,
  h3: ({ children }) => <Heading Tag="h5">{children}</Heading>,
  h4: ({ children }) => <Heading Tag="h6">{children}</Heading>,
  h5: ({ children }) => <Heading Tag="h6">{children}</Heading>,
  input: ({ checked }) => (
    <span role="img" aria-label={checked ? "done" : "open"}>
      {checked ? "☑" : "☐"}
    </span>
  ),
  table: ScrollingTable,
  pre: ({ children }) => <pre dir="ltr">{children}</pre>,
};

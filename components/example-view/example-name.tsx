import clsx from "clsx";
import { TextLink } from "@/components/ui/text-link";

interface ExampleNameProps {
  /** The importer's id. */
  id: string;
  /** The example's page. Left out in rows that lead somewhere themselves. */
  href?: string;
  /** The beginning of its text. */
  excerpt?: string;
  /** In tables whose rows have one height. */
  oneLine?: boolean;
}

/** How a list names an example: the importer's id, which leads to its page, over the beginning of its text. */
export function ExampleName({ id, href, excerpt, oneLine = false }: ExampleNameProps) {
  return (
    <>
      <span className={clsx("block font-mono text-xs text-muted", oneLine ? "truncate" : "wrap-anywhere")}>
        {href ? <TextLink href={href}>{id}</TextLink> : id}
      </span>
      {excerpt !== undefined && (
        <span className={oneLine ? "block truncate" : "line-clamp-2"} dir="auto">
          {excerpt}
        </span>
      )}
    </>
  );
}

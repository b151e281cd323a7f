import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonSize, buttonStyle } from "@/components/ui/button-style";

interface DownloadLinksProps {
  isTable: boolean;
  href: (csv: "safe" | "exact") => string;
  /** What LLaMA-Factory has to be told of the file; null where it does not read it. */
  infoHref: string | null;
}

/** The file as it stands now; a table in the two ways in which its cells can be written. */
export function DownloadLinks({ isTable, href, infoHref }: DownloadLinksProps) {
  if (!isTable)
    return (
      <div className="flex flex-wrap gap-2">
        <FileLink href={href("exact")}>Download now</FileLink>
        {infoHref && <FileLink href={infoHref}>dataset_info.json</FileLink>}
      </div>
    );
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <FileLink href={href("safe")}>Download for a spreadsheet</FileLink>
        <FileLink href={href("exact")}>Download exact</FileLink>
      </div>
      <p className="text-muted">
        For a spreadsheet, cells that look like formulas get an apostrophe in front; our import takes it off again, also
        after you saved the file there. Exact cells are for programs.
      </p>
    </div>
  );
}

interface FileLinkProps {
  href: string;
  size?: ButtonSize;
  children: ReactNode;
}

/** A link to a file that the API streams: the browser fetches it once, and only when it is asked to. */
export function FileLink({ href, size, children }: FileLinkProps) {
  return (
    <a href={href} download className={buttonStyle(undefined, size)}>
      <Download aria-hidden />
      {children}
    </a>
  );
}

import { FileLink } from "./file-link";

interface DownloadLinksProps {
  isTable: boolean;
  href: (csv: "safe" | "exact") => string;
}

/** The file as it stands now; a table in the two ways in which its cells can be written. */
export function DownloadLinks({ isTable, href }: DownloadLinksProps) {
  if (!isTable)
    return (
      <div>
        <FileLink href={href("exact")}>Download now</FileLink>
      </div>
    );
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <FileLink href={href("safe")}>Download for a spreadsheet</FileLink>
        <FileLink href={href("exact")}>Download exact</FileLink>
      </div>
      <p className="text-muted">
        For a spreadsheet, cells that look like formulas get an apostrophe in front; our import takes it off again.
        Exact cells are for programs.
      </p>
    </div>
  );
}

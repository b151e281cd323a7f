import { Download } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";

interface DownloadLinksProps {
  isTable: boolean;
  href: (csv: "safe" | "exact") => string;
}

/** The file as it stands now; a table in the two ways in which its cells can be written. */
export function DownloadLinks({ isTable, href }: DownloadLinksProps) {
  const link = (csv: "safe" | "exact", words: string) => (
    <LinkButton href={href(csv)} prefetch={false} icon={<Download aria-hidden />}>
      {words}
    </LinkButton>
  );
  if (!isTable) return <div>{link("exact", "Download now")}</div>;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {link("safe", "Download for a spreadsheet")}
        {link("exact", "Download exact")}
      </div>
      <p className="text-muted">
        For a spreadsheet, cells that look like formulas get an apostrophe in front; our import takes it off again.
        Exact cells are for programs.
      </p>
    </div>
  );
}

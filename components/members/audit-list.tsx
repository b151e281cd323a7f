import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";

export interface AuditView {
  number: number;
  at: Date;
  actorName: string | null;
  action: string;
  /** The name of the account that it was done to; else `subject`, an id, says what. */
  subjectName: string | null;
  subject: string | null;
  detail: unknown;
  hash: string;
}

interface AuditListProps {
  entries: AuditView[];
  /** Address of the entries before these; null where there are none. */
  olderHref: string | null;
}

/** Who did what, newest first. */
export function AuditList({ entries, olderHref }: AuditListProps) {
  if (entries.length === 0) return <EmptyState title="Nothing recorded yet">Changes will stand here.</EmptyState>;
  return (
    <>
      <ListTable
        caption="Audit log, newest first"
        rows={entries}
        rowKey={(row) => row.number}
        columns={[
          { label: "No.", align: "end", cell: (row) => <span className="tabular">{row.number}</span> },
          { label: "When", cell: (row) => <Time at={row.at.getTime()} form="absolute" /> },
          { label: "Who", cell: (row) => row.actorName ?? "the server" },
          { label: "What", cell: (row) => <code className="font-mono text-xs">{row.action}</code> },
          {
            label: "To",
            cell: (row) =>
              row.subjectName ?? (
                <code className="font-mono text-xs text-muted" title={row.subject ?? undefined}>
                  {row.subject?.slice(0, 8)}
                </code>
              ),
          },
          { label: "Detail", cell: (row) => <span className="text-muted">{detailWords(row.detail)}</span> },
          {
            label: "Hash",
            cell: (row) => (
              <code className="font-mono text-xs" title={row.hash}>
                {row.hash.slice(0, 8)}
              </code>
            ),
          },
        ]}
      />
      {olderHref && (
        <LinkButton href={olderHref} size="sm" className="mt-3">
          Older entries
        </LinkButton>
      )}
    </>
  );
}

/** `role: reviewer, from: lead`: the fields of a detail in a line; what is nested stays JSON. */
function detailWords(detail: unknown): ReactNode {
  if (typeof detail !== "object" || detail === null) return null;
  const fields = Object.entries(detail).filter(([, value]) => value !== null);
  return fields.map(([key, value], index) => (
    <span key={key}>
      {index > 0 && ", "}
      {key}: <bdi>{typeof value === "object" ? JSON.stringify(value) : String(value)}</bdi>
    </span>
  ));
}

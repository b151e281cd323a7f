import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ListTable } from "@/components/ui/list-table";
import { NothingMatches } from "@/components/ui/nothing-matches";
import { Time } from "@/components/ui/time";
import { actionWords, detailWords } from "./audit-words";
import { WholeEntry } from "./whole-entry";

export interface AuditView {
  number: number;
  at: Date;
  actorName: string | null;
  action: string;
  /** The name of the account that it was done to; else `subject`, an id, says what. */
  subjectName: string | null;
  subject: string | null;
  detail: unknown;
  previous: string;
  hash: string;
}

interface AuditListProps {
  entries: AuditView[];
  /** Address of the entries before these; null where there are none. */
  olderHref: string | null;
  /** Whether some are hidden by a filter. */
  isFiltered: boolean;
}

/** Who did what, newest first. */
export function AuditList({ entries, olderHref, isFiltered }: AuditListProps) {
  if (entries.length === 0 && isFiltered) return <NothingMatches noun="entry" clear="?" />;
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
          { label: "Who", cell: (row) => <bdi>{row.actorName ?? "the server"}</bdi> },
          {
            label: "Did what",
            cell: (row) => (
              <>
                {actionWords(row.action)}
                {row.subjectName && row.subjectName !== row.actorName && (
                  <>
                    : <bdi className="font-medium">{row.subjectName}</bdi>
                  </>
                )}
              </>
            ),
          },
          { label: "Detail", cell: (row) => <Detail detail={row.detail} /> },
          { label: "Entry", hideLabel: true, align: "end", cell: (row) => <WholeEntry entry={row} /> },
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

function Detail({ detail }: { detail: unknown }) {
  return detailWords(detail).map(({ name, text }, index) => (
    <span key={name} className="text-muted">
      {index > 0 && " · "}
      {name} <bdi className="text-ink">{text}</bdi>
    </span>
  ));
}

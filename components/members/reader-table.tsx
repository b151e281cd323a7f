"use client";

import { Badge } from "@/components/ui/badge";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";

export interface ReaderRow {
  annotatorId: string;
  name: string;
  shown: "changes" | "guideline" | null;
  at: Date | null;
  waits: boolean;
}

const SHOWN = { changes: "read what changed", guideline: "opened the guideline" };

/** Who of those who label knows the pinned version. */
export function ReaderTable({ readers }: { readers: ReaderRow[] }) {
  if (readers.length === 0) return <p className="text-muted">Nobody labels here yet.</p>;
  return (
    <ListTable
      caption="Who has read the version in force"
      rows={readers}
      rowKey={(row) => row.annotatorId}
      columns={[
        { label: "Name", cell: (row) => <bdi>{row.name}</bdi> },
        {
          label: "Has",
          cell: ({ shown, waits }) =>
            shown ? (
              SHOWN[shown]
            ) : waits ? (
              <Badge tone="warn">yet to read what changed</Badge>
            ) : (
              <span className="text-muted">not begun under it</span>
            ),
        },
        { label: "When", cell: ({ at }) => (at ? <Time at={at.getTime()} /> : "–") },
      ]}
    />
  );
}

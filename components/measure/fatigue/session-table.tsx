"use client";

import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Figure } from "@/components/ui/figure";
import { formatPercent } from "@/components/ui/format";
import { PersonName } from "@/components/ui/person-name";
import { Time } from "@/components/ui/time";
import { sessionsTable } from "@/lib/measure/address";
import type { SessionRow } from "@/lib/measure/fatigue/session-page";

/** A figure, or a dash where it is not known. */
function known(value: number | null, digits: number, unit?: string) {
  return value === null ? "–" : <Figure value={value} digits={digits} unit={unit} />;
}

const COLUMNS: readonly TableColumn<SessionRow>[] = [
  {
    id: "began",
    header: "Began",
    cell: ({ startedAt }) => (startedAt === null ? "not known" : <Time at={startedAt} form="absolute" />),
    width: "10rem",
    fixed: true,
  },
  { id: "person", header: "Person", cell: ({ person }) => <PersonName {...person} /> },
  { id: "minutes", header: "Minutes", align: "end", cell: ({ minutes }) => known(minutes, 0), width: "5.5rem" },
  {
    id: "labels",
    header: "Labels",
    align: "end",
    cell: ({ answers, skips }) => (
      <>
        <Figure value={answers} />
        {skips > 0 && <span className="text-muted"> +{skips}</span>}
      </>
    ),
    width: "5.5rem",
    help: "Labels of this criterion; after the plus, what was skipped.",
  },
  {
    id: "seconds",
    header: "Time per label",
    align: "end",
    cell: ({ secondsPerAnswer }) => known(secondsPerAnswer, 0, "s"),
    width: "7.5rem",
    help: "Active time, geometric mean.",
  },
  {
    id: "pace",
    header: "Late against early",
    align: "end",
    cell: ({ paceRatio }) =>
      paceRatio === null ? "–" : <Figure value={(paceRatio - 1) * 100} digits={0} signed unit="%" />,
    width: "8.5rem",
    help: "Time per label in the second half against the first.",
  },
  {
    id: "quality",
    header: "Quality",
    align: "end",
    cell: ({ quality, judgedBy }) =>
      quality === null ? "–" : <Figure value={quality * 100} digits={0} signed={judgedBy !== "gold"} unit="%" />,
    width: "6rem",
    help: "Right on gold; without gold, agreement with the others beyond what all reach on the same examples.",
  },
  {
    id: "modal",
    header: "Favourite",
    align: "end",
    cell: ({ modalShare }) => <span className="tabular">{formatPercent(modalShare)}</span>,
    width: "6rem",
    help: "Share of the answer that was used most.",
  },
  {
    id: "run",
    header: "Longest run",
    align: "end",
    cell: ({ longestRun }) => <Figure value={longestRun} />,
    width: "7rem",
    help: "Of the same answer, one label after the other.",
  },
];

interface SessionTableProps {
  rows: SessionRow[];
  total: number;
  /** Who can be chosen, by id. */
  people: { value: string; label: string }[];
}

/** The sessions behind the curves. */
export function SessionTable({ rows, total, people }: SessionTableProps) {
  return (
    <DataTable
      caption="Latest sessions"
      noun="session"
      definition={sessionsTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      filters={<TableFilter name="person" label="Person" options={people} />}
      empty={<p className="text-muted">No session under this filter.</p>}
    />
  );
}

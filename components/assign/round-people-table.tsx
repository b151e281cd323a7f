"use client";

import { useMemo } from "react";
import { Explained } from "@/components/glossary/explained";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { formatDuration } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { roundPeopleTable } from "@/lib/assign/address";
import type { RoundPerson } from "@/lib/assign/people-queries";
import { KIND_WORDS } from "./round-words";

const FIRST: readonly TableColumn<RoundPerson>[] = [
  {
    id: "annotator",
    header: "Annotator",
    wrap: true,
    fixed: true,
    cell: ({ name, kind, takesPart }) => (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        <span dir="auto">{name}</span>
        {kind !== "human" && <Badge tone={kind === "model" ? "info" : "plain"}>{KIND_WORDS[kind]}</Badge>}
        {!takesPart && <Badge tone="warn">takes no part now</Badge>}
      </span>
    ),
  },
  {
    id: "seen",
    header: "Last seen",
    width: "9rem",
    cell: ({ lastSeen }) => (lastSeen ? <Time at={lastSeen.getTime()} /> : <span className="text-muted">not yet</span>),
  },
  {
    id: "hand",
    header: "In hand",
    width: "13rem",
    wrap: true,
    cell: ({ holds, nextExpiry }) =>
      holds === 0 ? (
        <span className="text-muted">none</span>
      ) : (
        <>
          <Figure value={holds} />
          {nextExpiry && (
            <span className="text-muted">
              , until <Time at={nextExpiry.getTime()} form="absolute" />
            </span>
          )}
        </>
      ),
  },
  { id: "done", header: "Done", width: "6rem", align: "end", cell: ({ submitted }) => <Figure value={submitted} /> },
  { id: "skipped", header: "Skipped", width: "6rem", align: "end", cell: ({ skipped }) => <Figure value={skipped} /> },
];

const GOLD: TableColumn<RoundPerson> = {
  id: "gold",
  header: "Gold",
  width: "6rem",
  head: <Explained term="gold">Gold</Explained>,
  align: "end",
  cell: ({ gold }) => <Figure value={gold} />,
};
const REPEATS: TableColumn<RoundPerson> = {
  id: "repeats",
  header: "Repeats",
  width: "6rem",
  head: <Explained term="repeat">Repeats</Explained>,
  align: "end",
  cell: ({ repeats }) => <Figure value={repeats} />,
};
const PACE: TableColumn<RoundPerson> = {
  id: "pace",
  header: "Median time",
  width: "9rem",
  align: "end",
  cell: ({ medianMs }) =>
    medianMs === null ? (
      <span className="text-muted">not timed</span>
    ) : (
      <span className="tabular whitespace-nowrap">{formatDuration(medianMs)}</span>
    ),
};

interface RoundPeopleTableProps {
  rows: RoundPerson[];
  total: number;
  /** Whether the round shows gold and repeats, or has shown some. */
  showsGold: boolean;
  showsRepeats: boolean;
}

/** Who did how much of a round. */
export function RoundPeopleTable({ rows, total, showsGold, showsRepeats }: RoundPeopleTableProps) {
  const columns = useMemo(
    () => [...FIRST, ...(showsGold ? [GOLD] : []), ...(showsRepeats ? [REPEATS] : []), PACE],
    [showsGold, showsRepeats],
  );
  return (
    <DataTable
      caption="People of the round"
      noun="annotator"
      definition={roundPeopleTable}
      columns={columns}
      rows={rows}
      total={total}
      rowId={({ annotatorId }) => annotatorId}
      empty={
        <EmptyState title="Nobody takes part yet">
          The project has no annotators. Add some under Settings, Members; they can label as soon as they join.
        </EmptyState>
      }
    />
  );
}

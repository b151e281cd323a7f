"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { type CurateList, curateTable } from "@/lib/curate/address";
import type { CurateRow } from "@/lib/curate/list-queries";
import { EXCLUSION_WORDS } from "@/lib/curate/schema";
import { CURATE_WORDS } from "./curate-words";
import { type CurateCommands, ExcludeSelected } from "./exclude-selected";

interface OpenRow extends Omit<CurateRow, "flags"> {
  /** Title of the criterion that the row is about. */
  criterion: string;
  flags: (CurateRow["flags"][number] & { criterion: string | null })[];
  /** The example's page. */
  href: string;
  resolveHref: string;
  assignHref: string;
}

interface CurateTableProps {
  list: CurateList;
  rows: OpenRow[];
  total: number;
  titles: Record<string, string>;
  commands: CurateCommands;
}

const COLUMNS: Record<CurateList, readonly TableColumn<OpenRow>[]> = {
  undecided: [
    EXAMPLE_COLUMN,
    { id: "criterion", header: "Criterion", cell: ({ criterion }) => <bdi>{criterion}</bdi>, width: "14rem" },
    { id: "labels", header: "Labels", align: "end", cell: ({ labels }) => <Figure value={labels} />, width: "5rem" },
    {
      id: "state",
      header: "State",
      cell: ({ state }) => (state === "differ" ? <Badge tone="warn">people differ</Badge> : <Badge>one label</Badge>),
      width: "8rem",
    },
    {
      id: "do",
      header: "What to do",
      cell: ({ state, resolveHref, assignHref }) =>
        state === "differ" ? (
          <TextLink href={resolveHref}>Resolve</TextLink>
        ) : (
          <TextLink href={assignHref}>Get a second label</TextLink>
        ),
      width: "11rem",
    },
  ],
  unlabelled: [
    EXAMPLE_COLUMN,
    { id: "kind", header: "Kind", cell: ({ kind }) => <Badge>{kind}</Badge>, width: "9rem" },
    {
      id: "do",
      header: "What to do",
      cell: ({ assignHref }) => <TextLink href={assignHref}>Hand out in a round</TextLink>,
      width: "12rem",
    },
  ],
  flagged: [EXAMPLE_COLUMN, { id: "flags", header: "Flags", cell: Remarks, width: "50%", wrap: true }],
  excluded: [
    EXAMPLE_COLUMN,
    {
      id: "why",
      header: "Why",
      cell: ({ reason }) => (reason === null ? "" : EXCLUSION_WORDS[reason]),
      width: "14rem",
      wrap: true,
    },
    { id: "by", header: "By", cell: Remarks, width: "40%", wrap: true },
  ],
};

/** One list of examples, with what to do about each; those selected are kept out of what goes out, or let in again. */
export function CurateTable({ list, rows, total, titles, commands }: CurateTableProps) {
  const { empty, emptyNote } = CURATE_WORDS[list];
  return (
    <DataTable
      caption="Examples"
      noun={list === "undecided" ? "undecided label" : "example"}
      definition={curateTable}
      columns={COLUMNS[list]}
      rows={rows}
      total={total}
      rowId={({ exampleId, criterionKey }) => `${exampleId} ${criterionKey ?? ""}`}
      rowName={({ externalId, criterion }) => (criterion === "" ? externalId : `${externalId}, ${criterion}`)}
      rowHref={({ href }) => href}
      filters={
        list === "undecided" && (
          <TableFilter
            name="criterion"
            label="Criterion"
            options={Object.entries(titles).map(([value, label]) => ({ value, label }))}
          />
        )
      }
      bulkActions={(ids, clear) => (
        <ExcludeSelected
          // The same example can be undecided by several criteria.
          examples={[...new Set(ids.map((id) => id.slice(0, id.indexOf(" "))))]}
          excluded={list === "excluded"}
          clear={clear}
          {...commands}
        />
      )}
      empty={<EmptyState title={empty}>{emptyNote}</EmptyState>}
    />
  );
}

function Remarks({ flags }: OpenRow) {
  return (
    <ul className="grid gap-1">
      {flags.map(({ body, author, criterion, createdAt }) => (
        <li key={`${createdAt} ${body}`}>
          <span dir="auto">{body}</span>
          <span className="block text-muted">
            <bdi>{author ?? "somebody"}</bdi>,{" "}
            {criterion && (
              <>
                <bdi>{criterion}</bdi>,{" "}
              </>
            )}
            <Time at={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { Time } from "@/components/ui/time";
import { roundDraftsTable } from "@/lib/assign/address";
import type { LeftDraft } from "@/lib/assign/draft-queries";
import { exampleHref } from "@/lib/examples/address";

interface ShownDraft extends Omit<LeftDraft, "answers" | "guidelineVersionId"> {
  answers: { title: string; words: string }[];
}

const COLUMNS: readonly TableColumn<ShownDraft>[] = [
  EXAMPLE_COLUMN,
  { id: "by", header: "Begun by", cell: ({ name }) => <span dir="auto">{name}</span>, width: "11rem", wrap: true },
  {
    id: "answers",
    header: "Answers",
    cell: ({ answers }) => (
      <ul className="grid gap-0.5">
        {answers.map(({ title, words }) => (
          <li key={title} dir="auto">
            <span className="text-muted">{title}</span> {words}
          </li>
        ))}
      </ul>
    ),
    width: "40%",
    wrap: true,
  },
  { id: "saved", header: "Saved", cell: ({ savedAt }) => <Time at={savedAt.getTime()} />, width: "8rem" },
  {
    id: "now",
    header: "Now",
    cell: ({ isDone }) => (isDone ? <span className="text-muted">others labelled it</span> : "waits for somebody"),
    width: "11rem",
  },
];

interface DraftListProps {
  projectId: string;
  drafts: ShownDraft[];
  total: number;
}

/** Answers that their authors began, and whose leases they lost before they handed them in. */
export function DraftList({ projectId, drafts, total }: DraftListProps) {
  return (
    <DataTable
      caption="Begun and not handed in"
      noun="draft"
      definition={roundDraftsTable}
      columns={COLUMNS}
      rows={drafts}
      total={total}
      rowId={({ assignmentId, annotatorId }) => `${assignmentId} ${annotatorId}`}
      rowName={({ externalId, name }) => `${externalId}, begun by ${name}`}
      rowHref={({ exampleId }) => exampleHref(projectId, exampleId)}
      empty={<p className="text-muted">Nothing was left unfinished.</p>}
    />
  );
}

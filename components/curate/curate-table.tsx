import { ExampleName } from "@/components/example-view/example-name";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { CurateRow } from "@/lib/curate/list-queries";
import type { CurateList } from "@/lib/curate/page-filter";
import { EXCLUSION_WORDS } from "@/lib/curate/schema";
import { SELECTION } from "./selection";

interface CurateTableProps {
  list: CurateList;
  rows: readonly CurateRow[];
  titles: Record<string, string>;
  /** An example's page. */
  hrefOf: (exampleId: string) => string;
  resolveHref: (row: CurateRow) => string;
  assignHref: string;
}

/** One list of examples, with what to do about each. */
export function CurateTable({ list, rows, titles, hrefOf, resolveHref, assignHref }: CurateTableProps) {
  const tick: ListColumn<CurateRow> = {
    label: "Select",
    hideLabel: true,
    cell: ({ exampleId, externalId }) => (
      <Checkbox name="example" value={exampleId} form={SELECTION} aria-label={`Select ${externalId}`} />
    ),
  };
  const example: ListColumn<CurateRow> = {
    label: "Example",
    cell: ({ exampleId, externalId, excerpt }) => (
      <ExampleName id={externalId} href={hrefOf(exampleId)} excerpt={excerpt} />
    ),
  };
  const columns: Record<CurateList, readonly ListColumn<CurateRow>[]> = {
    undecided: [
      example,
      {
        label: "Criterion",
        cell: ({ criterionKey }) => (
          <span className="block sm:min-w-24">{titles[criterionKey ?? ""] ?? criterionKey}</span>
        ),
      },
      { label: "Labels", align: "end", cell: ({ labels }) => <Figure value={labels} /> },
      { label: "State", cell: (row) => <State row={row} /> },
      {
        label: "What to do",
        cell: (row) =>
          row.state === "differ" ? (
            <TextLink href={resolveHref(row)}>Resolve</TextLink>
          ) : (
            <TextLink href={assignHref}>Get a second label</TextLink>
          ),
      },
    ],
    unlabelled: [
      example,
      { label: "Kind", cell: ({ kind }) => <Badge>{kind}</Badge> },
      { label: "What to do", cell: () => <TextLink href={assignHref}>Hand out in a round</TextLink> },
    ],
    flagged: [example, { label: "Flags", cell: (row) => <Flags row={row} titles={titles} /> }],
    excluded: [
      example,
      { label: "Why", cell: ({ reason }) => (reason === null ? "" : EXCLUSION_WORDS[reason]) },
      { label: "By", cell: (row) => <Flags row={row} titles={titles} /> },
    ],
  };
  return (
    <ListTable
      caption="Examples"
      columns={[tick, ...columns[list]]}
      rows={rows}
      rowKey={({ exampleId, criterionKey }) => `${exampleId} ${criterionKey}`}
    />
  );
}

function State({ row }: { row: CurateRow }) {
  return row.state === "differ" ? <Badge tone="warn">people differ</Badge> : <Badge>one label</Badge>;
}

function Flags({ row, titles }: { row: CurateRow; titles: Record<string, string> }) {
  return (
    <ul className="grid gap-1">
      {row.flags.map(({ body, author, criterionKey, createdAt }) => (
        <li key={`${createdAt} ${body}`}>
          <span dir="auto">{body}</span>
          <span className="block text-muted">
            <bdi>{author ?? "somebody"}</bdi>,{" "}
            {criterionKey && (
              <>
                <bdi>{titles[criterionKey] ?? criterionKey}</bdi>,{" "}
              </>
            )}
            <Time at={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

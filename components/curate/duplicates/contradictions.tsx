"use client";

import { ExampleName } from "@/components/example-view/example-name";
import { Figure } from "@/components/ui/figure";
import { FoldedList } from "@/components/ui/folded-list";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";

export interface ContradictionRow {
  key: string;
  externalId: string;
  excerpt: string;
  criterion: string;
  values: readonly { words: string; labels: number }[];
  clusterHref: string;
  resolveHref: string;
}

const COLUMNS: readonly ListColumn<ContradictionRow>[] = [
  {
    label: "Content",
    cell: ({ externalId, excerpt, clusterHref }) => (
      <ExampleName id={externalId} excerpt={excerpt} href={clusterHref} />
    ),
  },
  { label: "Criterion", cell: ({ criterion }) => <bdi>{criterion}</bdi> },
  {
    label: "Labels",
    cell: ({ values }) => (
      <ul>
        {values.map(({ words, labels }) => (
          <li key={words}>
            <Figure value={labels} /> × <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
    ),
  },
  { label: "What to do", cell: ({ resolveHref }) => <TextLink href={resolveHref}>Resolve</TextLink> },
];

/** Content that stands in several examples and was labelled differently. */
export function Contradictions({ rows }: { rows: readonly ContradictionRow[] }) {
  return (
    <FoldedList caption="Same content, different labels" columns={COLUMNS} rows={rows} rowKey={({ key }) => key} />
  );
}

export interface ConsistencyRow {
  annotator: string;
  name: string;
  pairs: number;
  equal: number;
}

const CONSISTENCY: readonly ListColumn<ConsistencyRow>[] = [
  { label: "Annotator", cell: ({ name }) => <bdi>{name}</bdi> },
  { label: "Pairs of labels", align: "end", cell: ({ pairs }) => <Figure value={pairs} /> },
  { label: "Equal", align: "end", cell: ({ equal }) => <Figure value={equal} /> },
];

/** How often one person gave the same label to the same content. */
export function ConsistencyTable({ rows }: { rows: readonly ConsistencyRow[] }) {
  return (
    <ListTable
      caption="Labels of one person on the same content"
      columns={CONSISTENCY}
      rows={rows}
      rowKey={({ annotator }) => annotator}
    />
  );
}

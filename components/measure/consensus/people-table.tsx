"use client";

import { useMemo } from "react";
import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { FoldedList } from "@/components/ui/folded-list";
import type { ListColumn } from "@/components/ui/list-table";
import { type Packed, unpack } from "@/components/ui/packed";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";

/** What the model makes of somebody. */
export interface SeenRow {
  key: string;
  name: string;
  /** Where their answers are looked at one by one. */
  href: string;
  labels: number;
  competence: number | null;
  agrees: EstimateResult;
  gold: EstimateResult;
}

interface PeopleTableProps {
  people: Packed<SeenRow>;
  versions: readonly VersionStamp[];
  /** Examples below which a share is grey. */
  fewest: number;
}

const SHARE = { percent: true };

/** Whom the model thinks least of first. */
export function PeopleTable({ people, versions, fewest }: PeopleTableProps) {
  const rows = useMemo(() => unpack(people), [people]);
  const figure = (estimate: EstimateResult) => (
    <Estimate estimate={estimate} versions={versions} format={SHARE} minimumItems={fewest} hide={["mixed"]} />
  );
  const columns: readonly ListColumn<SeenRow>[] = [
    {
      label: "Who",
      cell: ({ name, href }) => (
        <TextLink href={href}>
          <bdi>{name}</bdi>
        </TextLink>
      ),
    },
    { label: "Labels", align: "end", cell: ({ labels }) => <Figure value={labels} /> },
    {
      label: "Competence",
      align: "end",
      cell: ({ competence }) => (competence === null ? "–" : <Figure value={competence} digits={2} />),
    },
    { label: "As the model", cell: ({ agrees }) => figure(agrees) },
    ...(rows.some(({ gold }) => gold.items > 0)
      ? [{ label: "As known", cell: ({ gold }: SeenRow) => figure(gold) }]
      : []),
  ];
  return <FoldedList caption="People" columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

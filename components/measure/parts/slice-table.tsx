"use client";

import { useMemo } from "react";
import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { FoldedList } from "@/components/ui/folded-list";
import type { ListColumn } from "@/components/ui/list-table";
import { type Packed, unpack } from "@/components/ui/packed";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { SliceAgreement } from "@/lib/measure/parts/by-slice";

/** Agreement on the examples of a slice, and where the same page is about these. */
export type SliceRow = SliceAgreement & { href: string };

interface SliceTableProps {
  rows: Packed<SliceRow>;
  versions: readonly VersionStamp[];
}

/** Slices in the order given. */
export function SliceTable({ rows: packed, versions }: SliceTableProps) {
  const rows = useMemo(() => unpack(packed), [packed]);
  return (
    <FoldedList
      caption="Agreement by slice, most disagreement for its labels first"
      columns={columnsFor(versions)}
      rows={rows}
      rowKey={({ href }) => href}
    />
  );
}

const columnsFor = (versions: readonly VersionStamp[]): readonly ListColumn<SliceRow>[] => [
  {
    label: "Slice",
    cell: ({ name, value, href }) => (
      <TextLink href={href}>
        <bdi>{name}</bdi>: <bdi>{value || "empty"}</bdi>
      </TextLink>
    ),
  },
  { label: "Alpha", cell: ({ alpha }) => <Estimate estimate={alpha} versions={versions} hide={["mixed"]} /> },
  { label: "Of all disagreement", align: "end", cell: ({ disagreement }) => <Share of={disagreement} /> },
  { label: "Of compared labels", align: "end", cell: ({ ratings }) => <Share of={ratings} /> },
];

function Share({ of }: { of: number | null }) {
  return of === null ? "–" : <Figure value={of * 100} digits={0} unit="%" />;
}

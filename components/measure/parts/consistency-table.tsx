"use client";

import { useMemo } from "react";
import { Estimate } from "@/components/estimate/estimate";
import { FoldedList } from "@/components/ui/folded-list";
import type { ListColumn } from "@/components/ui/list-table";
import { type Packed, unpack } from "@/components/ui/packed";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";

/** How far somebody agrees with themselves. */
export interface ConsistencyRow {
  key: string;
  name: string;
  /** Where their repeated examples are; none for everybody together. */
  href: string | null;
  agreement: EstimateResult;
  alpha: EstimateResult;
}

interface ConsistencyTableProps {
  people: Packed<ConsistencyRow>;
  versions: readonly VersionStamp[];
}

/** Everybody together, then single people, the least first. */
export function ConsistencyTable({ people, versions }: ConsistencyTableProps) {
  const rows = useMemo(() => unpack(people), [people]);
  const columns: readonly ListColumn<ConsistencyRow>[] = [
    {
      label: "Person",
      cell: ({ name, href }) =>
        href === null ? (
          name
        ) : (
          <TextLink href={href}>
            <bdi>{name}</bdi>
          </TextLink>
        ),
    },
    {
      label: "Equal answers",
      cell: ({ agreement }) => (
        <Estimate estimate={agreement} versions={versions} format={{ percent: true }} hide={["mixed"]} />
      ),
    },
    { label: "Alpha", cell: ({ alpha }) => <Estimate estimate={alpha} versions={versions} hide={["mixed", "n"]} /> },
  ];
  return (
    <FoldedList
      caption="Agreement of people with themselves, the least first"
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

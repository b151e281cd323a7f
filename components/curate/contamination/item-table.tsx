"use client";

import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { contaminationTable } from "@/lib/curate/contamination/address";
import type { TaintedItem } from "@/lib/curate/contamination/queries";
import { ItemName } from "./item-name";
import { RULE_WORDS } from "./rule-words";

interface ItemRow extends TaintedItem {
  id: string;
}

const COLUMNS: readonly TableColumn<ItemRow>[] = [
  { id: "item", header: "Item", cell: ({ there }) => <ItemName there={there} />, fixed: true, wrap: true },
  {
    id: "rules",
    header: "Rules",
    cell: ({ rules }) => rules.map((rule) => RULE_WORDS[rule].label).join(", "),
    width: "18rem",
    wrap: true,
  },
  {
    id: "examples",
    header: "Examples",
    align: "end",
    cell: ({ examples }) => <Figure value={examples} />,
    width: "7rem",
  },
  {
    id: "kept",
    header: "Not excluded",
    align: "end",
    cell: ({ kept }) => <Figure value={kept} />,
    width: "8rem",
  },
];

/** Items of evaluations that training data holds, those in most examples first. */
export function ItemTable({ rows, total }: { rows: ItemRow[]; total: number }) {
  return (
    <DataTable
      caption="Items that examples hold"
      noun="item"
      definition={contaminationTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      empty={<EmptyState title="No item was found in an example">Paraphrases are not found.</EmptyState>}
    />
  );
}

"use client";

import { ExampleName } from "@/components/example-view/example-name";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { formatPercent } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { RULES } from "@/lib/core/contamination/rules";
import { contaminationTable } from "@/lib/curate/contamination/address";
import type { HitView } from "@/lib/curate/contamination/queries";
import type { HitState } from "@/lib/curate/contamination/schema";
import { ItemName } from "./item-name";
import { Passage } from "./passage";
import { RULE_WORDS } from "./rule-words";
import { type SettleCommands, SettleHits } from "./settle-hits";

interface HitRow extends HitView {
  /** The example's page. */
  href: string;
}

interface HitTableProps {
  rows: HitRow[];
  total: number;
  state: HitState;
  commands: SettleCommands;
}

const COLUMNS: readonly TableColumn<HitRow>[] = [
  {
    id: "example",
    header: "Example here",
    cell: ({ externalId, here }) => (
      <span className="grid gap-1">
        <ExampleName id={externalId} />
        <Passage quote={here} />
      </span>
    ),
    fixed: true,
    wrap: true,
  },
  { id: "item", header: "Item", cell: ({ there }) => <ItemName there={there} />, width: "36%", wrap: true },
  { id: "rule", header: "Rule", cell: RuleCell, width: "13rem", wrap: true },
  { id: "state", header: "State", cell: StateCell, width: "12rem", wrap: true },
];

/** Examples that say what an item says, with the passage on both sides; those selected are excluded or waived. */
export function HitTable({ rows, total, state, commands }: HitTableProps) {
  return (
    <DataTable
      caption="Findings"
      noun="finding"
      definition={contaminationTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id, exampleId }) => `${id} ${exampleId}`}
      rowName={({ externalId }) => externalId}
      rowHref={({ href }) => href}
      keepFilters
      filters={
        <>
          <TableFilter
            name="rule"
            label="Rule"
            options={RULES.map((value) => ({ value, label: RULE_WORDS[value].label }))}
          />
          <TableFilter
            name="state"
            label="State"
            options={[
              { value: "open", label: "open" },
              { value: "waived", label: "waived" },
              { value: "excluded", label: "excluded" },
              { value: "all", label: "any" },
            ]}
          />
        </>
      }
      bulkActions={(ids, clear) => (
        <SettleHits
          hits={ids.map((id) => id.slice(0, id.indexOf(" ")))}
          examples={[...new Set(ids.map((id) => id.slice(id.indexOf(" ") + 1)))]}
          state={state}
          clear={clear}
          {...commands}
        />
      )}
      empty={
        <EmptyState title={state === "open" ? "Nothing is open" : "Nothing here"}>
          {state === "open"
            ? "Of what the last comparison found, all is excluded or waived. A paraphrase is not found: nothing here compares meanings."
            : "No finding is in this state."}
        </EmptyState>
      }
    />
  );
}

function RuleCell({ rule, coverage, generation }: HitRow) {
  return (
    <span className="grid gap-1">
      <span title={RULE_WORDS[rule].help}>{RULE_WORDS[rule].label}</span>
      {rule === "near" && <span className="text-muted">{formatPercent(coverage)} alike</span>}
      {(rule === "words-13" || rule === "words-8") && (
        <span className="text-muted">{formatPercent(coverage)} of the item</span>
      )}
      {generation !== null && (
        <span className="text-muted">{generation === 1 ? "its child" : `${generation} generations on`}</span>
      )}
    </span>
  );
}

function StateCell({ state, waiver }: HitRow) {
  if (state === "open") return <Badge tone="warn">open</Badge>;
  if (state === "excluded" || waiver === null) return <Badge>excluded</Badge>;
  return (
    <span className="grid gap-1">
      <span>
        <Badge tone="info">waived</Badge>
      </span>
      <span dir="auto">{waiver.reason}</span>
      <span className="text-muted">
        <bdi>{waiver.author ?? "somebody"}</bdi>, <Time at={waiver.createdAt} />
      </span>
    </span>
  );
}

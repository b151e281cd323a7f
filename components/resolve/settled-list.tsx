"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableDayFilter } from "@/components/table/table-day-filter";
import { TableFilter } from "@/components/table/table-filter";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { settledTable } from "@/lib/resolve/address";
import { methodLabel, reasonLabel } from "./answer-words";
import { takenBackWords } from "./taken-back-words";

export interface SettledRow {
  id: string;
  /** The case, open on the desk. */
  href: string;
  externalId: string;
  excerpt: string;
  criterion: string;
  answer: string;
  method: string;
  reason: string;
  note: string;
  author: string | null;
  version: number;
  at: string;
  changedLabels: number;
}

interface SettledListProps {
  rows: SettledRow[];
  total: number;
  facets: {
    criteria: readonly { key: string; title: string }[];
    methods: readonly string[];
    reasons: readonly string[];
    people: readonly { id: string; name: string }[];
  };
  /** What rules settled at once, to choose from. */
  batches: readonly { value: string; label: string }[];
  queueHref: string;
  /** Null for those who may not settle. */
  withdraw:
    | ((input: {
        ids: string[];
      }) => Promise<Outcome<{ cases: number; requests: { title: string; declined: boolean }[] }>>)
    | null;
}

const COLUMNS: TableColumn<SettledRow>[] = [
  EXAMPLE_COLUMN,
  { id: "criterion", header: "Criterion", cell: ({ criterion }) => <bdi>{criterion}</bdi>, width: "9rem" },
  {
    id: "answer",
    header: "Answer",
    cell: ({ answer }) => (
      <strong className="line-clamp-2 font-medium" dir="auto">
        {answer}
      </strong>
    ),
    width: "12rem",
  },
  {
    id: "changed",
    header: "Since",
    cell: ({ changedLabels }) =>
      changedLabels > 0 && <Badge tone="warn">{formatCount(changedLabels, "label")} changed</Badge>,
    width: "9rem",
    help: "Labels that stand by now as they did not when it was settled",
  },
  { id: "reason", header: "Reason", cell: ({ reason }) => reasonLabel(reason), width: "10rem" },
  { id: "method", header: "How", cell: ({ method }) => methodLabel(method), width: "9rem" },
  { id: "author", header: "By", cell: ({ author }) => <bdi>{author ?? "–"}</bdi>, width: "9rem" },
  { id: "when", header: "When", cell: ({ at }) => <Time at={at} />, width: "8rem" },
  { id: "note", header: "Note", cell: ({ note }) => <span dir="auto">{note}</span>, width: "14rem", hidden: true },
  {
    id: "version",
    header: "Version",
    cell: ({ version }) => `v${version}`,
    width: "5rem",
    help: "The guideline version under which it was settled",
    hidden: true,
  },
];

/** What stands settled: found by whom, how, why and when; opened with its labels; taken back, one by one or several at once. */
export function SettledList({ rows, total, facets, batches, queueHref, withdraw }: SettledListProps) {
  const options = (values: readonly string[], label: (value: string) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <DataTable
      caption="Settled cases"
      noun="settled case"
      definition={settledTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      search="Search ids and notes"
      filters={
        <>
          <TableFilter
            name="criterion"
            label="Criterion"
            options={facets.criteria.map(({ key, title }) => ({ value: key, label: title }))}
          />
          <TableFilter
            name="author"
            label="By"
            options={facets.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TableFilter name="method" label="How" options={options(facets.methods, methodLabel)} />
          <TableFilter name="reason" label="Reason" options={options(facets.reasons, reasonLabel)} />
          <TableFilter
            name="changed"
            label="Since then"
            options={[{ value: "only", label: "Labels changed after settling" }]}
          />
          {batches.length > 0 && <TableFilter name="batch" label="Settled at once" options={batches} />}
          <span className="flex flex-wrap gap-2">
            <TableDayFilter name="from" label="From" />
            <TableDayFilter name="to" label="to" />
          </span>
        </>
      }
      bulkActions={
        withdraw ? (ids, clear) => <TakeBack ids={ids} rows={rows} clear={clear} withdraw={withdraw} /> : undefined
      }
      empty={
        <EmptyState title="Nothing is settled yet" action={<LinkButton href={queueHref}>Show what waits</LinkButton>}>
          What you or a rule settles comes here, and can be taken back at any time.
        </EmptyState>
      }
    />
  );
}

interface TakeBackProps {
  ids: string[];
  rows: readonly SettledRow[];
  clear: () => void;
  withdraw: NonNullable<SettledListProps["withdraw"]>;
}

function TakeBack({ ids, rows, clear, withdraw }: TakeBackProps) {
  const { run, busy, refusal } = useCommand(withdraw);
  const say = useToast();
  const only = ids.length === 1 ? rows.find(({ id }) => id === ids[0]) : undefined;
  const takeBack = () =>
    run({ ids }, (done) => {
      const what = only ? `${only.externalId}, ${only.criterion}` : done.cases;
      say({ title: takenBackWords(what, done) });
      clear();
    });
  return (
    <>
      <Button busy={busy} onClick={() => void takeBack()}>
        Take back
      </Button>
      <span className="text-muted">They wait again; open change requests lose them.</span>
      {refusal && <span className="text-bad">{refusal.message}</span>}
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { useGo } from "@/components/ui/link";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { ruleTable, settledTable } from "@/lib/resolve/address";
import type { Rule, RuleInput } from "@/lib/resolve/schema";
import type { WithdrawBatch } from "./batch-list";
import { RuleConditions } from "./rule-conditions";
import { takenBackWords } from "./taken-back-words";

interface RuledRow {
  exampleId: string;
  externalId: string;
  excerpt: string;
  key: string;
  criterion: string;
  /** What the case would be settled to. */
  answer: string;
  equal: number;
  labels: number;
  /** The case, open on the desk. */
  href: string;
}

interface RuleCasesProps {
  /** Null where it contradicts itself. */
  rule: Rule | null;
  asked: { method: string; least: number; among: number; within?: string };
  /** The project's rule on sessions; null where none stands. */
  sessionRule: string | null;
  /** Why there is no rule. */
  problem: string | null;
  rows: RuledRow[];
  total: number;
  criteria: readonly { key: string; title: string }[];
  slices: readonly { name: string; value: string }[];
  settledHref: string;
  settle: (input: RuleInput) => Promise<Outcome<{ batch: string; cases: number }>>;
  withdraw: WithdrawBatch;
}

const COLUMNS: TableColumn<RuledRow>[] = [
  EXAMPLE_COLUMN,
  { id: "criterion", header: "Criterion", cell: ({ criterion }) => <bdi>{criterion}</bdi>, width: "12rem" },
  {
    id: "answer",
    header: "Would be settled to",
    cell: ({ answer }) => (
      <strong className="font-medium" dir="auto">
        {answer}
      </strong>
    ),
    width: "16rem",
  },
  {
    id: "labels",
    header: "Equal labels",
    cell: ({ equal, labels }) => `${equal} of ${labels}`,
    align: "end",
    width: "8rem",
  },
];

/** A rule, every case that it would settle, and the button that settles them; together they can be taken back. */
export function RuleCases(props: RuleCasesProps) {
  const { rule, asked, problem, rows, total, criteria, slices, settledHref, settle, withdraw } = props;
  const { run, busy, refusal } = useCommand(settle);
  const router = useRouter();
  const go = useGo();
  const say = useToast();

  function undo(batch: string) {
    void withdraw({ batch }).then((outcome) => {
      say(
        outcome.ok
          ? { title: takenBackWords(outcome.value.cases, outcome.value) }
          : { tone: "bad", title: outcome.message },
      );
      router.refresh();
    });
  }

  function settleAll() {
    if (!rule) return;
    void run(rule, ({ batch, cases }) => {
      say({
        title: `${formatCount(cases, "case")} settled by rule`,
        action: { label: "Undo", onSelect: () => undo(batch) },
      });
      go.push(settledTable.href(settledHref, { batch }));
    });
  }

  return (
    <section aria-label="Cases of the rule" className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="max-w-prose text-muted">
          Each case says afterwards by which rule it came about. All of them can be taken back at once, or one by one.
        </p>
        <Button variant="primary" busy={busy} disabled={!rule || total === 0} onClick={settleAll}>
          {total > 0 ? `Settle ${formatCount(total, "case")}` : "Settle"}
        </Button>
      </div>
      {(problem ?? refusal?.message) && <FieldError>{problem ?? refusal?.message}</FieldError>}
      <DataTable
        caption="Cases that the rule would settle"
        noun="open case"
        definition={ruleTable}
        columns={COLUMNS}
        rows={rows}
        total={total}
        rowId={({ exampleId, key }) => `${exampleId} ${key}`}
        rowHref={({ href }) => href}
        filters={
          <>
            <RuleConditions {...asked} within={asked.within} sessionRule={props.sessionRule} />
            <TableFilter
              name="criterion"
              label="Criterion"
              options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
            />
            {slices.length > 0 && (
              <TableFilter
                name="slice"
                label="Part of the data"
                options={slices.map(({ name, value }) => ({ value: `${name}=${value}`, label: `${name}: ${value}` }))}
              />
            )}
            <TableFilter name="flagged" label="Examples" options={[{ value: "only", label: "flagged ones" }]} />
          </>
        }
        keepFilters
        empty={
          <EmptyState title="No open case fits this rule">
            Fewer equal labels, or fewer labels in all, let more cases through.
          </EmptyState>
        }
      />
    </section>
  );
}

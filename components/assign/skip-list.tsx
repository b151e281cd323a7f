"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { roundSkipsTable } from "@/lib/assign/address";
import type { Skip } from "@/lib/assign/queue-queries";
import type { AssignmentsInput } from "@/lib/assign/schema";
import { exampleHref } from "@/lib/examples/address";
import { reasonWords } from "./skip-reasons";

type GiveBack = (input: AssignmentsInput) => Promise<Outcome<{ returned: number }>>;

interface SkipListProps {
  projectId: string;
  roundId: string;
  skips: Skip[];
  /** Those of the reason that is asked for, on all pages. */
  total: number;
  /** All reasons that there are. */
  reasons: readonly string[];
  /** Null for those who may only look. */
  giveBack: GiveBack | null;
}

const COLUMNS: readonly TableColumn<Skip>[] = [
  EXAMPLE_COLUMN,
  {
    id: "why",
    header: "Why",
    cell: ({ reason, note }) => (
      <>
        {reasonWords(reason)}
        {note && (
          <span className="block text-muted" dir="auto">
            {note}
          </span>
        )}
      </>
    ),
    width: "40%",
    wrap: true,
  },
  { id: "by", header: "Skipped by", cell: ({ name }) => <span dir="auto">{name}</span>, width: "11rem" },
  { id: "when", header: "When", cell: ({ skippedAt }) => <Time at={skippedAt.getTime()} />, width: "8rem" },
  {
    id: "now",
    header: "Now",
    cell: ({ waiting }) =>
      waiting > 0 ? (
        `waits for ${formatCount(waiting, "person", "people")}`
      ) : (
        <span className="text-muted">others labelled it</span>
      ),
    width: "11rem",
  },
];

/** Skipped examples with who skipped them and why; those that still wait can be returned to whoever skipped them. */
export function SkipList({ projectId, roundId, skips, total, reasons, giveBack }: SkipListProps) {
  return (
    <DataTable
      caption="Skips"
      noun="skip"
      definition={roundSkipsTable}
      columns={COLUMNS}
      rows={skips}
      total={total}
      rowId={({ assignmentId }) => assignmentId}
      rowName={({ externalId, name }) => `${externalId}, skipped by ${name}`}
      rowHref={({ exampleId }) => exampleHref(projectId, exampleId)}
      filters={
        <TableFilter
          name="reason"
          label="Reason"
          options={reasons.map((reason) => ({ value: reason, label: reasonWords(reason) }))}
        />
      }
      canSelect={({ waiting }) => waiting > 0}
      bulkActions={
        giveBack
          ? (ids, clear) => <Return roundId={roundId} assignmentIds={ids} clear={clear} giveBack={giveBack} />
          : undefined
      }
      empty={<p className="text-muted">Nobody has skipped an example of this round.</p>}
    />
  );
}

interface ReturnProps extends AssignmentsInput {
  clear: () => void;
  giveBack: GiveBack;
}

function Return({ roundId, assignmentIds, clear, giveBack }: ReturnProps) {
  const { run, busy, refusal } = useCommand(giveBack);
  const say = useToast();
  const goBack = () =>
    run({ roundId, assignmentIds }, ({ returned }) => {
      say({
        title: `${formatCount(returned, "example")} returned to the queue`,
        body: "Whoever skipped them can get them again.",
      });
      clear();
    });
  return (
    <>
      <Button busy={busy} onClick={() => void goBack()}>
        Return to queue
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

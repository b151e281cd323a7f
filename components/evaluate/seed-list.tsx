"use client";

import { useState } from "react";
import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { TableFilter } from "@/components/table/table-filter";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { NoteInput } from "@/components/ui/note-input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { seedsTable } from "@/lib/evaluate/address";
import type { SeedRow } from "@/lib/evaluate/seeds/queries";
import type { MarkSeeds, SeedFilter, SeedSelection } from "@/lib/evaluate/seeds/schema";
import { exampleHref } from "@/lib/examples/address";

interface SeedCommands {
  mark: (input: MarkSeeds) => Promise<Outcome<{ changed: number }>>;
  lift: (input: SeedSelection) => Promise<Outcome<{ changed: number }>>;
}

interface SeedListProps {
  projectId: string;
  rows: SeedRow[];
  /** Examples of the whole list. */
  total: number;
  filter: SeedFilter;
  models: readonly string[];
  /** As name=value. */
  slices: readonly string[];
  /** Null for those who may only look. */
  commands: SeedCommands | null;
}

const COLUMNS: TableColumn<SeedRow>[] = [
  EXAMPLE_COLUMN,
  {
    id: "models",
    header: "Models",
    cell: ({ models }) => <bdi>{models.join(", ") || "not named"}</bdi>,
    width: "14rem",
  },
  {
    id: "training",
    header: "Training",
    cell: ({ note }) =>
      note === null ? (
        <span className="text-muted">held back</span>
      ) : (
        <>
          <Badge tone="good">seed</Badge> <span dir="auto">{note}</span>
        </>
      ),
    width: "16rem",
    wrap: true,
  },
];

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Evaluation examples, and whether each may become training data; those selected, or all of the list, are marked and unmarked. */
export function SeedList({ projectId, rows, total, filter, models, slices, commands }: SeedListProps) {
  return (
    <DataTable
      caption="Evaluation examples"
      noun="example"
      definition={seedsTable}
      columns={COLUMNS}
      rows={rows}
      total={total}
      rowId={({ exampleId }) => exampleId}
      rowName={({ externalId }) => externalId}
      rowHref={({ exampleId }) => exampleHref(projectId, exampleId)}
      filters={
        <>
          <TableFilter name="model" label="Model" options={options(models)} />
          <TableFilter name="slice" label="Slice" options={options(slices)} />
          <TableFilter
            name="marked"
            label="Mark"
            options={[
              { value: "yes", label: "marked as seeds" },
              { value: "no", label: "not marked" },
            ]}
          />
          {commands && total > 0 && <MarkAll total={total} filter={filter} mark={commands.mark} />}
        </>
      }
      bulkActions={commands ? (ids, clear) => <Marking examples={ids} clear={clear} {...commands} /> : undefined}
      empty={
        <EmptyState
          title="No examples yet"
          action={<LinkButton href={`/projects/${projectId}/import`}>Import outputs</LinkButton>}
        >
          Which of them a model may be trained on is decided here.
        </EmptyState>
      }
    />
  );
}

function MarkAll({ total, filter, mark }: Pick<SeedListProps, "total" | "filter"> & Pick<SeedCommands, "mark">) {
  const { run, refusal } = useCommand(mark);
  const [note, setNote] = useState("");
  const say = useToast();
  return (
    <>
      <ConfirmDialog
        trigger={<Button>Mark the whole list</Button>}
        title={`Mark ${formatCount(total, "example")} as seeds for training data?`}
        description={
          <div className="grid gap-3">
            Releases in shapes for training may then hold them. A model trained on them can no longer be evaluated with
            them. The marks can be taken away; what was released stays released.
            <NoteInput label="Note with the mark" value={note} onChange={setNote} />
          </div>
        }
        confirm="Mark the whole list"
        onConfirm={async () => {
          await run({ filter, note: note.trim() }, ({ changed }) =>
            say({ title: `${formatCount(changed, "example")} marked` }),
          );
        }}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

function Marking({ examples, clear, mark, lift }: SeedCommands & { examples: string[]; clear: () => void }) {
  const [note, setNote] = useState("");
  const marking = useCommand(mark);
  const lifting = useCommand(lift);
  const say = useToast();
  const busy = marking.busy || lifting.busy;
  const refusal = marking.refusal ?? lifting.refusal;
  const done = (title: string) => {
    say({ title });
    clear();
  };
  return (
    <>
      <NoteInput label="Note with the mark" value={note} onChange={setNote} />
      <Button
        busy={busy}
        onClick={() =>
          void marking.run({ examples, note: note.trim() }, ({ changed }) =>
            done(`${formatCount(changed, "example")} marked`),
          )
        }
      >
        Mark as seeds
      </Button>
      <Button
        busy={busy}
        onClick={() =>
          void lifting.run({ examples }, ({ changed }) => done(`${formatCount(changed, "example")} held back again`))
        }
      >
        Hold back
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

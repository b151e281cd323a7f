"use client";

import { ExampleName } from "@/components/example-view/example-name";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Skip } from "@/lib/assign/queue-queries";
import type { AssignmentsInput } from "@/lib/assign/schema";
import { reasonWords } from "./reason-words";

interface SkipListProps {
  roundId: string;
  skips: readonly Skip[];
  /** Where the examples are; the example's id is put at its end. */
  examplesPath: string;
  /** Absent for those who may only look. */
  giveBack: ((input: AssignmentsInput) => Promise<Outcome<{ returned: number }>>) | null;
}

/** Skipped examples with who skipped them and why; each can be returned to whoever skipped it. */
export function SkipList({ roundId, skips, examplesPath, giveBack }: SkipListProps) {
  const columns = [
    {
      label: "Example",
      cell: ({ exampleId, externalId }: Skip) => <ExampleName href={`${examplesPath}${exampleId}`} id={externalId} />,
    },
    {
      label: "Why",
      cell: ({ reason, note }: Skip) => (
        <>
          {reasonWords(reason)}
          {note && (
            <span className="block text-muted" dir="auto">
              {note}
            </span>
          )}
        </>
      ),
    },
    { label: "Skipped by", cell: ({ name }: Skip) => <span dir="auto">{name}</span> },
    { label: "When", cell: ({ skippedAt }: Skip) => <Time at={skippedAt.getTime()} /> },
    {
      label: "Now",
      cell: ({ waiting }: Skip) =>
        waiting > 0 ? (
          `waits for ${formatCount(waiting, "person", "people")}`
        ) : (
          <span className="text-muted">others labelled it</span>
        ),
    },
  ];
  if (!giveBack) return <ListTable caption="Skips" columns={columns} rows={skips} rowKey={keyOf} />;
  return <ReturnableSkips {...{ roundId, skips, columns, giveBack }} />;
}

const keyOf = ({ assignmentId }: Skip) => assignmentId;

interface ReturnableSkipsProps {
  roundId: string;
  skips: readonly Skip[];
  columns: Parameters<typeof ListTable<Skip>>[0]["columns"];
  giveBack: NonNullable<SkipListProps["giveBack"]>;
}

function ReturnableSkips({ roundId, skips, columns, giveBack }: ReturnableSkipsProps) {
  const { run, busy, refusal } = useCommand(giveBack);
  const say = useToast();
  const waiting = skips.filter((skip) => skip.waiting > 0);
  const back = (some: readonly Skip[]) =>
    void run({ roundId, assignmentIds: some.map(keyOf) }, ({ returned }) =>
      say({
        title: `${formatCount(returned, "example")} returned to the queue`,
        body: "Whoever skipped them can get them again.",
      }),
    );
  return (
    <>
      <ListTable
        caption="Skips"
        rows={skips}
        rowKey={keyOf}
        columns={[
          ...columns,
          {
            label: "Action",
            hideLabel: true,
            align: "end",
            cell: (skip) =>
              skip.waiting > 0 && (
                <Button
                  size="sm"
                  busy={busy}
                  aria-label={`Return to queue: ${skip.externalId}, skipped by ${skip.name}`}
                  onClick={() => back([skip])}
                >
                  Return to queue
                </Button>
              ),
          },
        ]}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
      {waiting.length > 1 && (
        <Button size="sm" className="mt-3" busy={busy} onClick={() => back(waiting)}>
          Return these {waiting.length} to the queue
        </Button>
      )}
    </>
  );
}

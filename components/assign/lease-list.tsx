"use client";

import { ExampleName } from "@/components/example-view/example-name";
import { withoutTurns } from "@/components/example-view/invisible";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { HeldLease } from "@/lib/assign/queue-queries";
import type { AssignmentsInput } from "@/lib/assign/schema";

type Release = (input: AssignmentsInput) => Promise<Outcome<{ released: number }>>;

interface LeaseListProps {
  roundId: string;
  leases: readonly HeldLease[];
  examplesPath: string;
  /** Absent for those who may only look. */
  release: Release | null;
}

/** What is in people's hands, until when; a lead can take it back. */
export function LeaseList({ roundId, leases, examplesPath, release }: LeaseListProps) {
  const columns: readonly ListColumn<HeldLease>[] = [
    {
      label: "Example",
      cell: ({ exampleId, externalId, kind, reopened }) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <ExampleName href={`${examplesPath}${exampleId}`} id={externalId} />
          {kind !== "slot" && <Badge tone={kind === "gold" ? "gold" : "plain"}>{kind}</Badge>}
          {reopened && <Badge tone="info">being changed</Badge>}
        </span>
      ),
    },
    { label: "Held by", cell: ({ name }) => <span dir="auto">{name}</span> },
    { label: "Since", cell: ({ leasedAt }) => <Time at={leasedAt.getTime()} /> },
    { label: "Lease ends", cell: (lease) => <Expiry lease={lease} /> },
    { label: "Draft", cell: ({ hasDraft }) => (hasDraft ? "saved" : <span className="text-muted">none</span>) },
  ];
  const action: ListColumn<HeldLease> = {
    label: "Action",
    hideLabel: true,
    align: "end",
    cell: (lease) => release && <ReleaseButton roundId={roundId} lease={lease} release={release} />,
  };
  return (
    <ListTable
      caption="Examples in people's hands"
      columns={release ? [...columns, action] : columns}
      rows={leases}
      rowKey={({ assignmentId }) => assignmentId}
    />
  );
}

function Expiry({ lease: { expiresAt, expired } }: { lease: HeldLease }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Time at={expiresAt.getTime()} />
      {expired && <Badge tone="warn">ran out, nobody took it yet</Badge>}
    </span>
  );
}

function ReleaseButton({ roundId, lease, release }: { roundId: string; lease: HeldLease; release: Release }) {
  const { run, refusal } = useCommand(release);
  const say = useToast();
  const { externalId, name } = lease;
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`Release ${externalId} from ${name}`}>
            Release
          </Button>
        }
        title={`Take ${withoutTurns(externalId)} from ${name}?`}
        description={consequence(lease)}
        confirm="Release it"
        danger
        onConfirm={async () => {
          await run({ roundId, assignmentIds: [lease.assignmentId] }, ({ released }) =>
            say(
              released > 0
                ? { title: `${externalId} is released` }
                : {
                    tone: "info",
                    title: `${externalId} was no longer held`,
                    body: "It was submitted or skipped meanwhile.",
                  },
            ),
          );
        }}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

function consequence({ name, kind, reopened }: HeldLease): string {
  if (reopened)
    return `${name} had submitted it and opened it again to change it. It stays submitted as it was. This cannot be undone.`;
  const kept = `What ${name} has typed stays as a draft, and if they submit all the same it is kept as an extra label.`;
  return kind === "slot"
    ? `Somebody else can get it at once. ${kept} This cannot be undone.`
    : `It goes back unseen. ${kept} This cannot be undone.`;
}

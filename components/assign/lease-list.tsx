"use client";

import { EXAMPLE_COLUMN } from "@/components/example-view/example-column";
import { withoutTurns } from "@/components/example-view/invisible";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { roundLeasesTable } from "@/lib/assign/address";
import type { HeldLease } from "@/lib/assign/queue-queries";
import type { TakeBackInput } from "@/lib/assign/schema";
import { exampleHref } from "@/lib/examples/address";

type Release = (input: TakeBackInput) => Promise<Outcome<{ released: number }>>;

interface LeaseListProps {
  projectId: string;
  roundId: string;
  leases: HeldLease[];
  total: number;
  /** Null for those who may only look. */
  release: Release | null;
}

const COLUMNS: readonly TableColumn<HeldLease>[] = [
  EXAMPLE_COLUMN,
  {
    id: "by",
    header: "Held by",
    cell: ({ name, kind, reopened }) => (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        <span dir="auto">{name}</span>
        {kind !== "slot" && <Badge tone={kind === "gold" ? "gold" : "plain"}>{kind}</Badge>}
        {reopened && <Badge tone="info">being changed</Badge>}
      </span>
    ),
    width: "18rem",
    wrap: true,
  },
  { id: "since", header: "Since", cell: ({ leasedAt }) => <Time at={leasedAt.getTime()} />, width: "9rem" },
  { id: "ends", header: "Lease ends", cell: (lease) => <Expiry lease={lease} />, width: "14rem", wrap: true },
  {
    id: "draft",
    header: "Draft",
    cell: ({ hasDraft }) => (hasDraft ? "saved" : <span className="text-muted">none</span>),
    width: "6rem",
  },
];

/** What is in people's hands, until when; a lead can take it back. */
export function LeaseList({ projectId, roundId, leases, total, release }: LeaseListProps) {
  return (
    <DataTable
      caption="Examples in people's hands"
      noun="example"
      definition={roundLeasesTable}
      columns={COLUMNS}
      rows={leases}
      total={total}
      rowId={({ assignmentId }) => assignmentId}
      rowName={({ externalId, name }) => `${externalId}, held by ${name}`}
      rowHref={({ exampleId }) => exampleHref(projectId, exampleId)}
      bulkActions={
        release
          ? (ids, clear) => (
              <ReleaseSelected roundId={roundId} assignmentIds={ids} leases={leases} clear={clear} release={release} />
            )
          : undefined
      }
      empty={<p className="text-muted">Nobody holds an example of this round now.</p>}
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

interface ReleaseSelectedProps {
  roundId: string;
  assignmentIds: string[];
  leases: readonly HeldLease[];
  clear: () => void;
  release: Release;
}

function ReleaseSelected({ roundId, assignmentIds, leases, clear, release }: ReleaseSelectedProps) {
  const { run, refusal } = useCommand(release);
  const say = useToast();
  const [first] = assignmentIds;
  const only = assignmentIds.length === 1 ? leases.find(({ assignmentId }) => assignmentId === first) : undefined;
  const these = only ? withoutTurns(only.externalId) : formatCount(assignmentIds.length, "example");
  return (
    <>
      <ConfirmDialog
        trigger={<Button>Release</Button>}
        title={only ? `Take ${these} from ${only.name}?` : `Take ${these} out of people’s hands?`}
        description={only ? consequence(only) : CONSEQUENCES}
        confirm={only ? "Release it" : "Release them"}
        danger
        onConfirm={async () => {
          await run({ round: roundId, assignments: assignmentIds }, ({ released }) => {
            say(doneWords(only?.externalId, assignmentIds.length, released));
            clear();
          });
        }}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

/** What was released; the others were no longer held. */
function doneWords(only: string | undefined, asked: number, released: number) {
  const body = "It was submitted or skipped meanwhile.";
  if (only)
    return released > 0
      ? { title: `${only} is released` }
      : ({ tone: "info", title: `${only} was no longer held`, body } as const);
  const title = `${formatCount(released, "example is", "examples are")} released`;
  if (released === asked) return { title };
  return { tone: "info", title, body: "The others were submitted or skipped meanwhile." } as const;
}

const CONSEQUENCES =
  "Somebody else can get them at once. What was typed stays as drafts, and what is submitted all the same is kept as an extra label. An example that was opened again to be changed stays submitted as it was, and what only one person was to see goes back unseen. This cannot be undone.";

function consequence({ name, kind, reopened }: HeldLease): string {
  if (reopened)
    return `${name} had submitted it and opened it again to change it. It stays submitted as it was. This cannot be undone.`;
  const kept = `What ${name} has typed stays as a draft, and if they submit all the same it is kept as an extra label.`;
  return kind === "slot"
    ? `Somebody else can get it at once. ${kept} This cannot be undone.`
    : `It goes back unseen. ${kept} This cannot be undone.`;
}

"use client";

import { createContext, useContext, useMemo } from "react";
import { Explained } from "@/components/glossary/explained";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { Figure } from "@/components/ui/figure";
import { formatCount, formatDuration } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { roundPeopleTable } from "@/lib/assign/address";
import type { RoundPerson } from "@/lib/assign/people-queries";
import type { TakeBackInput } from "@/lib/assign/schema";
import { KIND_WORDS } from "./round-words";

interface Hands {
  roundId: string;
  /** Null for those who may only look. */
  takeBack: ((input: TakeBackInput) => Promise<Outcome<{ released: number }>>) | null;
}
const HandsContext = createContext<Hands>({ roundId: "", takeBack: null });

function TakeBack({ person: { annotatorId, name, holds } }: { person: RoundPerson }) {
  const { roundId, takeBack } = useContext(HandsContext);
  const { run, refusal } = useCommand(takeBack ?? (async () => ({ ok: true as const, value: { released: 0 } })));
  const say = useToast();
  if (!takeBack) return null;
  return (
    <>
      <ConfirmDialog
        trigger={<Button size="sm">Take back</Button>}
        title={`Take ${formatCount(holds, "example")} from ${name}?`}
        description={`Others can get ${holds === 1 ? "it" : "them"} at once. What ${name} has typed stays as drafts on this page, and what they submit all the same is kept as an extra label. This cannot be undone.`}
        confirm="Take back"
        danger
        onConfirm={async () =>
          void (await run({ round: roundId, annotator: annotatorId }, ({ released }) =>
            say({ title: `${formatCount(released, "example is", "examples are")} taken back from ${name}` }),
          ))
        }
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

const FIRST: readonly TableColumn<RoundPerson>[] = [
  {
    id: "annotator",
    header: "Annotator",
    wrap: true,
    fixed: true,
    cell: ({ name, kind, takesPart }) => (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        <span dir="auto">{name}</span>
        {kind !== "human" && <Badge tone={kind === "model" ? "info" : "plain"}>{KIND_WORDS[kind]}</Badge>}
        {!takesPart && <Badge tone="warn">takes no part now</Badge>}
      </span>
    ),
  },
  {
    id: "seen",
    header: "Last seen",
    width: "9rem",
    cell: ({ lastSeen }) => (lastSeen ? <Time at={lastSeen.getTime()} /> : <span className="text-muted">not yet</span>),
  },
  {
    id: "hand",
    header: "In hand",
    width: "19rem",
    wrap: true,
    cell: (person) =>
      person.holds === 0 ? (
        <span className="text-muted">none</span>
      ) : (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>
            <Figure value={person.holds} />
            {person.nextExpiry && (
              <span className="text-muted">
                , until <Time at={person.nextExpiry.getTime()} form="absolute" />
              </span>
            )}
          </span>
          <TakeBack person={person} />
        </span>
      ),
  },
  { id: "done", header: "Done", width: "6rem", align: "end", cell: ({ submitted }) => <Figure value={submitted} /> },
  { id: "skipped", header: "Skipped", width: "6rem", align: "end", cell: ({ skipped }) => <Figure value={skipped} /> },
];

const GOLD: TableColumn<RoundPerson> = {
  id: "gold",
  header: "Gold",
  width: "6rem",
  head: <Explained term="gold">Gold</Explained>,
  align: "end",
  cell: ({ gold }) => <Figure value={gold} />,
};
const REPEATS: TableColumn<RoundPerson> = {
  id: "repeats",
  header: "Repeats",
  width: "6rem",
  head: <Explained term="repeat">Repeats</Explained>,
  align: "end",
  cell: ({ repeats }) => <Figure value={repeats} />,
};
const PACE: TableColumn<RoundPerson> = {
  id: "pace",
  header: "Median time",
  width: "9rem",
  align: "end",
  cell: ({ medianMs }) =>
    medianMs === null ? (
      <span className="text-muted">not timed</span>
    ) : (
      <span className="tabular whitespace-nowrap">{formatDuration(medianMs)}</span>
    ),
};

interface RoundPeopleTableProps extends Hands {
  rows: RoundPerson[];
  total: number;
  /** Whether the round shows gold and repeats, or has shown some. */
  showsGold: boolean;
  showsRepeats: boolean;
}

/** Who did how much of a round. */
export function RoundPeopleTable({ rows, total, showsGold, showsRepeats, roundId, takeBack }: RoundPeopleTableProps) {
  const hands = useMemo(() => ({ roundId, takeBack }), [roundId, takeBack]);
  const columns = useMemo(
    () => [...FIRST, ...(showsGold ? [GOLD] : []), ...(showsRepeats ? [REPEATS] : []), PACE],
    [showsGold, showsRepeats],
  );
  return (
    <HandsContext value={hands}>
      <DataTable
        caption="People of the round"
        noun="annotator"
        definition={roundPeopleTable}
        columns={columns}
        rows={rows}
        total={total}
        rowId={({ annotatorId }) => annotatorId}
        empty={
          <EmptyState title="Nobody takes part yet">
            The project has no annotators. Add some under Settings, Members; they can label as soon as they join.
          </EmptyState>
        }
      />
    </HandsContext>
  );
}

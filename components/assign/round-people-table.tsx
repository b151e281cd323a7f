import { Explained } from "@/components/glossary/explained";
import { Badge } from "@/components/ui/badge";
import { Figure } from "@/components/ui/figure";
import { formatDuration } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import type { RoundPerson } from "@/lib/assign/people-queries";
import { KIND_WORDS } from "./round-words";

const FIRST: readonly ListColumn<RoundPerson>[] = [
  {
    label: "Annotator",
    cell: ({ name, kind, takesPart }) => (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        <span dir="auto">{name}</span>
        {kind !== "human" && <Badge tone={kind === "model" ? "info" : "plain"}>{KIND_WORDS[kind]}</Badge>}
        {!takesPart && <Badge tone="warn">takes no part now</Badge>}
      </span>
    ),
  },
  {
    label: "Last seen",
    cell: ({ lastSeen }) => (lastSeen ? <Time at={lastSeen.getTime()} /> : <span className="text-muted">not yet</span>),
  },
  {
    label: "In hand",
    cell: ({ holds, nextExpiry }) =>
      holds === 0 ? (
        <span className="text-muted">none</span>
      ) : (
        <>
          <Figure value={holds} />
          {nextExpiry && (
            <span className="text-muted">
              , until <Time at={nextExpiry.getTime()} form="absolute" />
            </span>
          )}
        </>
      ),
  },
  { label: "Done", align: "end", cell: ({ submitted }) => <Figure value={submitted} /> },
  { label: "Skipped", align: "end", cell: ({ skipped }) => <Figure value={skipped} /> },
];

const GOLD: ListColumn<RoundPerson> = {
  label: "Gold",
  head: <Explained term="gold">Gold</Explained>,
  align: "end",
  cell: ({ gold }) => <Figure value={gold} />,
};
const REPEATS: ListColumn<RoundPerson> = {
  label: "Repeats",
  head: <Explained term="repeat">Repeats</Explained>,
  align: "end",
  cell: ({ repeats }) => <Figure value={repeats} />,
};
const PACE: ListColumn<RoundPerson> = {
  label: "Median time",
  align: "end",
  cell: ({ medianMs }) =>
    medianMs === null ? (
      <span className="text-muted">not timed</span>
    ) : (
      <span className="tabular whitespace-nowrap">{formatDuration(medianMs)}</span>
    ),
};

interface RoundPeopleTableProps {
  rows: readonly RoundPerson[];
  /** Whether the round shows gold and repeats, or has shown some. */
  showsGold: boolean;
  showsRepeats: boolean;
}

/** Who did how much of a round. */
export function RoundPeopleTable({ rows, showsGold, showsRepeats }: RoundPeopleTableProps) {
  const columns = [...FIRST, ...(showsGold ? [GOLD] : []), ...(showsRepeats ? [REPEATS] : []), PACE];
  return <ListTable caption="People of the round" columns={columns} rows={rows} rowKey={(row) => row.annotatorId} />;
}

import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { numbered } from "@/components/ui/numbered";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { PersonChoice } from "@/lib/assign/choice-queries";
import type { RoundSummary } from "@/lib/assign/queries";
import { RoundBadge } from "./round-badge";
import { type ChangeRound, RoundControls } from "./round-controls";
import { RoundProgress } from "./round-progress";
import { RoundVersions } from "./round-versions";

interface RoundTableProps {
  rounds: readonly RoundSummary[];
  pinnedVersion: number;
  path: string;
  people: readonly PersonChoice[];
  /** Absent for those who may only look. */
  change: ChangeRound | null;
}

/** The project's rounds: how far each is, who works now, and whether it goes on. */
export function RoundTable({ rounds, pinnedVersion, path, people, change }: RoundTableProps) {
  const columns: readonly ListColumn<RoundSummary>[] = [
    {
      label: "Round",
      cell: ({ id, name, ...round }) => (
        <span className="grid gap-1">
          <TextLink href={`${path}/${id}`} className="font-medium">
            <span dir="auto">{name}</span>
          </TextLink>
          <span className="flex flex-wrap items-center gap-1.5">
            <RoundBadge round={round} />
            <RoundVersions round={round} pinned={pinnedVersion} />
          </span>
        </span>
      ),
    },
    { label: "Progress", cell: (round) => <RoundProgress label={round.name} {...progressOf(round)} /> },
    {
      label: "Works now",
      cell: ({ id, working }) => (
        <span className="grid">
          <Working names={working} />
          <TextLink href={`${path}/${id}`}>Who did how much</TextLink>
        </span>
      ),
    },
    {
      label: "Last activity",
      cell: ({ lastActivity }) =>
        lastActivity ? <Time at={lastActivity.getTime()} /> : <span className="text-muted">none yet</span>,
    },
  ];
  const actions: ListColumn<RoundSummary> = {
    label: "Actions",
    hideLabel: true,
    cell: (round) => change && <RoundControls round={round} people={people} change={change} />,
  };
  return (
    <ListTable
      caption="Rounds"
      columns={change ? [...columns, actions] : columns}
      rows={rounds}
      rowKey={({ id }) => id}
    />
  );
}

const progressOf = ({ places, submitted, leased, skipped }: RoundSummary) => ({ places, submitted, leased, skipped });

const NAMED = 3;

function Working({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className="text-muted">nobody</span>;
  const more = names.length - NAMED;
  return (
    <span>
      {numbered(names.slice(0, NAMED)).map(({ place, item: name }) => (
        <span key={place}>
          {place > 0 && ", "}
          <bdi>{name}</bdi>
        </span>
      ))}
      {more > 0 && <span className="text-muted"> and {more} more</span>}
    </span>
  );
}

"use client";

import { Button } from "@/components/ui/button";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { numbered } from "@/components/ui/numbered";
import { Progress } from "@/components/ui/progress";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { RoundPerson, RoundSummary } from "@/lib/assign/queries";

type State = "open" | "paused" | "closed";
type SetState = (input: { roundId: string; state: State }) => Promise<Outcome<unknown>>;

export type RoundWithPeople = RoundSummary & { people: RoundPerson[] };

/** The project's rounds: how far each is, who did how much, and whether it goes on. */
export function RoundTable({ rounds, setState }: { rounds: readonly RoundWithPeople[]; setState: SetState | null }) {
  const columns: readonly ListColumn<RoundWithPeople>[] = [
    {
      label: "Round",
      cell: ({ name, guidelineVersion }) => (
        <span className="flex items-center gap-2">
          <bdi>{name}</bdi> <VersionBadge number={guidelineVersion} />
        </span>
      ),
    },
    { label: "Labels each", align: "end", cell: ({ overlap }) => <Figure value={overlap} /> },
    {
      label: "Progress",
      cell: ({ name, submitted, places }) => (
        <Progress
          label={`${name}: submitted`}
          value={submitted}
          max={Math.max(places, 1)}
          words={`${submitted} of ${places}`}
        />
      ),
    },
    {
      label: "People",
      cell: ({ people }) => (
        <span className="text-muted">
          {people.length === 0 && "nobody yet"}
          {numbered(people).map(({ place, item: { name, submitted } }) => (
            <span key={place}>
              {place > 0 && ", "}
              <bdi>{name}</bdi> <Figure value={submitted} />
            </span>
          ))}
        </span>
      ),
    },
    { label: "State", cell: (round) => (setState ? <StateButtons round={round} setState={setState} /> : round.state) },
  ];
  return <ListTable caption="Rounds" columns={columns} rows={rounds} rowKey={({ id }) => id} />;
}

function StateButtons({ round, setState }: { round: RoundSummary; setState: SetState }) {
  const { run, busy, refusal } = useCommand(setState);
  const go = (state: State) => void run({ roundId: round.id, state });
  if (round.state === "closed") return <span className="text-muted">closed</span>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {round.state === "open" ? (
        <Button size="sm" busy={busy} onClick={() => go("paused")}>
          Pause
        </Button>
      ) : (
        <Button size="sm" busy={busy} onClick={() => go("open")}>
          Go on
        </Button>
      )}
      <Button size="sm" busy={busy} onClick={() => go("closed")}>
        Close
      </Button>
      {refusal && <span className="text-bad-ink">{refusal.message}</span>}
    </span>
  );
}

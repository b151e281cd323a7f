"use client";

import { Users } from "lucide-react";
import { useState } from "react";
import { withoutTurns } from "@/components/example-view/invisible";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { PersonChoice } from "@/lib/assign/choice-queries";
import type { RoundSummary } from "@/lib/assign/queries";
import type { RoundChange } from "@/lib/assign/schema";
import { WhoLabels } from "./who-labels";

export type ChangeRound = (input: { roundId: string; change: RoundChange }) => Promise<Outcome<unknown>>;

interface RoundControlsProps {
  round: Pick<RoundSummary, "id" | "name" | "state" | "leased" | "participants">;
  people: readonly PersonChoice[];
  change: ChangeRound;
}

const DONE: Record<RoundSummary["state"], string> = { open: "is open", paused: "is paused", closed: "is closed" };

/** Pause, close, open again, and who takes part. Each can be taken back, and the notice that follows offers to. */
export function RoundControls({ round, people, change }: RoundControlsProps) {
  const { run, busy, refusal } = useCommand(change);
  const [choosing, setChoosing] = useState(false);
  const say = useToast();

  function apply(next: RoundChange, back: RoundChange, title: string, body?: string) {
    return run({ roundId: round.id, change: next }, () =>
      say({
        title,
        body,
        action: {
          label: "Undo",
          onSelect: () =>
            void run({ roundId: round.id, change: back }, () => say({ title: `“${round.name}” is as it was` })),
        },
      }),
    );
  }
  const go = (state: RoundSummary["state"]) =>
    void apply({ state }, { state: round.state }, `“${round.name}” ${DONE[state]}`, held(state, round.leased));

  return (
    <div className="flex flex-wrap items-center gap-2">
      {round.state === "open" && (
        <Button size="sm" busy={busy} onClick={() => go("paused")}>
          Pause
        </Button>
      )}
      {round.state === "paused" && (
        <Button size="sm" busy={busy} onClick={() => go("open")}>
          Go on
        </Button>
      )}
      <Button size="sm" busy={busy} onClick={() => go(round.state === "closed" ? "open" : "closed")}>
        {round.state === "closed" ? "Reopen" : "Close"}
      </Button>
      {round.state !== "closed" && (
        <Button size="sm" icon={<Users aria-hidden />} onClick={() => setChoosing(true)}>
          People
        </Button>
      )}
      {choosing && (
        <ParticipantsDialog
          round={round}
          people={people}
          busy={busy}
          onClose={() => setChoosing(false)}
          onSave={async (annotators) => {
            const title =
              annotators === "all"
                ? "All annotators take part"
                : `${formatCount(annotators.length, "person", "people")} take part`;
            if (await apply({ annotators }, { annotators: round.participants ?? "all" }, title)) setChoosing(false);
          }}
        />
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}

function held(state: RoundSummary["state"], leased: number): string | undefined {
  if (state === "open" || leased === 0) return undefined;
  return `${formatCount(leased, "example is", "examples are")} in people's hands and can still be submitted.`;
}

interface ParticipantsDialogProps {
  round: { name: string; participants: readonly string[] | null };
  people: readonly PersonChoice[];
  busy: boolean;
  onClose: () => void;
  onSave: (annotators: "all" | string[]) => Promise<void>;
}

/** Adds and removes annotators of a round that is under way. */
function ParticipantsDialog({ round, people, busy, onClose, onSave }: ParticipantsDialogProps) {
  const [who, setWho] = useState<"all" | "chosen">(round.participants === null ? "all" : "chosen");
  const everybody = people.filter(({ unable }) => unable === null).map(({ key }) => key);
  const [chosen, setChosen] = useState<readonly string[]>(
    round.participants?.map((key) => key.toLowerCase()).filter((key) => everybody.includes(key)) ?? everybody,
  );
  const isNobody = who === "chosen" && chosen.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Who labels “${withoutTurns(round.name)}”`}
      description="Whoever is removed gets no new examples. What they hold they can still submit, and their labels stay."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={isNobody}
            onClick={() => void onSave(who === "all" ? "all" : [...chosen])}
          >
            Save
          </Button>
        </>
      }
    >
      <WhoLabels
        people={people}
        who={who}
        chosen={chosen}
        error={isNobody ? "Choose at least one person, or close the round." : undefined}
        onChange={(change) => {
          if (change.who) setWho(change.who);
          if (change.people) setChosen(change.people);
        }}
      />
    </Dialog>
  );
}

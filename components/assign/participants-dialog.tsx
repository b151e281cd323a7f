"use client";

import { useState } from "react";
import { withoutTurns } from "@/components/example-view/invisible";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { PersonChoice } from "@/lib/assign/choice-queries";
import { WhoLabels } from "./who-labels";

interface ParticipantsDialogProps {
  round: { name: string; participants: readonly string[] | null };
  people: readonly PersonChoice[];
  busy: boolean;
  onClose: () => void;
  onSave: (annotators: "all" | string[]) => Promise<void>;
}

/** Adds and removes annotators of a round that is under way. */
export function ParticipantsDialog({ round, people, busy, onClose, onSave }: ParticipantsDialogProps) {
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

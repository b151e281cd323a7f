"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";

interface PutAwayProps {
  recipe: string;
  isAway: boolean;
  put: (input: { recipe: string; away: boolean }) => Promise<Outcome<{ away: boolean }>>;
}

/** Takes a recipe off the list, or brings it back. */
export function PutAway({ recipe, isAway, put }: PutAwayProps) {
  const { run, busy, refusal } = useCommand(put);
  const say = useToast();
  const move = (away: boolean) =>
    run({ recipe, away }, () =>
      say({
        title: away ? "Put away" : "On the list again",
        ...(away && {
          body: "Its runs stay as they are.",
          action: { label: "Bring back", onSelect: () => void move(false) },
        }),
      }),
    );
  return (
    <>
      <Button variant={isAway ? "secondary" : "quiet"} busy={busy} onClick={() => void move(!isAway)}>
        {isAway ? "Bring back" : "Put away"}
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

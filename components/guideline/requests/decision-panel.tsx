"use client";

import { useRef, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Decision } from "@/lib/guideline/change-requests/schema";

interface DecisionPanelProps {
  id: string;
  state: Decision;
  editHref: string;
  decide: (input: { id: string; state: Decision; from: Decision; note: string }) => Promise<Outcome<unknown>>;
}

const SAID: Record<Decision, string> = { open: "Reopened", accepted: "Accepted", declined: "Declined" };

/** Accepts, declines or reopens a request, by buttons or by their keys. What was decided can be taken back at once. */
export function DecisionPanel({ id, state, editHref, decide }: DecisionPanelProps) {
  const { run, busy, refusal } = useCommand(decide);
  const [lacksNote, setLacksNote] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const router = useGo();
  const say = useToast();

  function put(to: Decision, from: Decision, words: string, undo: boolean) {
    void run({ id, state: to, from, note: words }, () => {
      if (note.current) note.current.value = "";
      const back = { label: "Undo", onSelect: () => put(from, to, `Taken back: ${SAID[to].toLowerCase()}.`, false) };
      say({ title: SAID[to], action: undo ? back : undefined });
    });
  }
  function choose(to: Decision) {
    if (busy || to === state) return;
    const words = note.current?.value.trim() ?? "";
    setLacksNote(to === "declined" && words === "");
    if (to === "declined" && words === "") return note.current?.focus();
    put(to, state, words, true);
  }
  useHotkeys("a", () => choose("accepted"), [state, busy]);
  useHotkeys("d", () => choose("declined"), { preventDefault: true }, [state, busy]);
  useHotkeys("r", () => choose("open"), [state, busy]);
  useHotkeys("e", () => state === "accepted" && router.push(editHref), [state, editHref]);

  return (
    <div className="grid gap-3">
      <Field
        label="Note"
        help="Whoever filed it reads this. Declining needs one."
        error={lacksNote ? "Say why it is declined." : undefined}
      >
        <Textarea ref={note} rows={2} maxLength={10_000} onChange={() => setLacksNote(false)} />
      </Field>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <div className="flex flex-wrap gap-2">
        {state === "accepted" && (
          <LinkButton variant="primary" href={editHref}>
            Open in the editor <Kbd keys="e" />
          </LinkButton>
        )}
        {state === "open" && (
          <Button variant="primary" keys="a" busy={busy} onClick={() => choose("accepted")}>
            Accept
          </Button>
        )}
        {state !== "declined" && (
          <Button keys="d" busy={busy} onClick={() => choose("declined")}>
            Decline
          </Button>
        )}
        {state !== "open" && (
          <Button keys="r" busy={busy} onClick={() => choose("open")}>
            Reopen
          </Button>
        )}
      </div>
    </div>
  );
}

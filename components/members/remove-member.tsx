"use client";

import { UserMinus } from "lucide-react";
import { useState } from "react";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Removal } from "@/lib/project/member-removal";
import { removalWords, unfillableWords } from "./removal-words";

interface RemoveMemberProps {
  member: { userId: string; name: string };
  isSelf: boolean;
  preview: (input: { userId: string }) => Promise<Outcome<Removal>>;
  remove: (input: { userId: string }) => Promise<Outcome<unknown>>;
}

/** Asks before somebody leaves the project, and counts first what that does to their work. */
export function RemoveMember({ member: { userId, name }, isSelf, preview, remove }: RemoveMemberProps) {
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<Removal | "silent" | null>(null);
  const { run, refusal } = useCommand(remove);
  const say = useToast();
  function show(next: boolean) {
    setOpen(next);
    setSeen(null);
    if (!next) return;
    void preview({ userId })
      .catch(() => null)
      .then((outcome) => setSeen(outcome?.ok ? outcome.value : "silent"));
  }
  return (
    <>
      <ConfirmDialog
        open={open}
        onOpenChange={show}
        trigger={
          <IconButton size="sm" label={`Remove ${name}`}>
            <UserMinus aria-hidden />
          </IconButton>
        }
        title={isSelf ? "Leave the project?" : `Remove ${name} from the project?`}
        description={
          <div className="grid gap-2">
            <p>
              {isSelf
                ? "You cannot open this project any more. Your account and other projects stay as they are."
                : "They cannot open this project any more. They stay signed in, with their account and other projects as they are."}
            </p>
            <div aria-live="polite" className="grid min-h-10 content-start gap-1">
              {seen === null && <p>Counting what they hold…</p>}
              {seen === "silent" && <p>What they hold could not be counted. It goes back to the others.</p>}
              {seen !== null && seen !== "silent" && <Consequences removal={seen} />}
            </div>
          </div>
        }
        confirm={isSelf ? "Leave the project" : "Remove from the project"}
        danger
        onConfirm={async () => void (await run({ userId }, () => say({ title: `${name} is no member any more` })))}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

function Consequences({ removal }: { removal: Removal }) {
  const lines = removalWords(removal);
  const unfillable = unfillableWords(removal);
  return (
    <>
      {lines.length === 0 && <p>They hold nothing and have labelled nothing here.</p>}
      {lines.map((line) => (
        <p key={line} className="figures">
          {line}
        </p>
      ))}
      {unfillable && <Callout tone="warn">{unfillable}</Callout>}
    </>
  );
}

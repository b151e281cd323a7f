"use client";

import { UserMinus } from "lucide-react";
import { useState } from "react";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { Removal } from "@/lib/project/member-removal";

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

/** Counting stops here. */
const MOST_COUNTED = 1000;

/** What happens when a member is removed, a sentence each; nothing is said of what there is none of. */
export function removalWords({ held, drafts, reserved, labels }: Removal): string[] {
  const said: (string | false)[] = [
    labels > 0 && `Their labels of ${formatCount(labels, "example")} stay and count.`,
    held > 0 &&
      `${formatCount(held, "example")} in their hands ${held === 1 ? "goes" : "go"} back to the others at once.`,
    drafts > 0 &&
      `Answers begun on ${formatCount(drafts, "of these", "of these")} are not handed in; they stay as drafts on the round’s page.`,
    reserved > 0 &&
      `${formatCount(reserved, "example")} that waited for them ${reserved === 1 ? "waits" : "wait"} for somebody else.`,
  ];
  return said.filter((line) => line !== false);
}

/** The places that stay empty without this person; null where somebody is left for each. */
export function unfillableWords({ unfillable }: Removal): string | null {
  if (unfillable === 0) return null;
  const places =
    unfillable >= MOST_COUNTED ? `${formatCount(MOST_COUNTED, "label")} or more` : formatCount(unfillable, "label");
  return `Nobody else is there to give ${places} that open rounds still want. Add somebody to the round, or close it; else it is never done.`;
}

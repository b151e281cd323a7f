"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Reply } from "@/lib/api/client";

interface FlagDialogProps {
  /** Title of the question in focus; the flag is about it. */
  about: string | undefined;
  send: (body: string) => Promise<Reply>;
  onDone: (sent: boolean) => void;
}

/** Tells leads and reviewers about an example, without giving it away. What was typed stays until it has arrived. */
export function FlagDialog({ about, send, onDone }: FlagDialogProps) {
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function flag() {
    if (busy || body.trim() === "") return;
    setBusy(true);
    const reply = await send(body);
    setBusy(false);
    if (reply.ok) onDone(true);
    else setProblem(`${reply.message} Your words are still here; try again.`);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void flag();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onDone(false)}
      title="Flag this example"
      description="Leads and reviewers read it. You go on labelling it."
      footer={
        <Button variant="primary" keys="mod+enter" busy={busy} disabled={body.trim() === ""} onClick={flag}>
          Flag
        </Button>
      }
    >
      <Field
        label={
          about ? (
            <>
              What about “<bdi>{about}</bdi>”?
            </>
          ) : (
            "What about it?"
          )
        }
        error={problem}
      >
        <Textarea
          rows={3}
          maxLength={5000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
    </Dialog>
  );
}

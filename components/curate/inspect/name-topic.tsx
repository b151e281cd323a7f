"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { NameTopic as Naming } from "@/lib/curate/topics/schema";

interface NameTopicProps {
  name: string;
  /** The names under which it was learnt. */
  learnt: readonly string[];
  /** The names of the other topics. */
  others: readonly string[];
  give: (input: Naming) => Promise<Outcome<unknown>>;
}

/** Calls a topic by another name, puts it together with another one, and takes both back. */
export function NameTopic({ name, learnt, others, give }: NameTopicProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(name);
  const { run, busy, refusal } = useCommand(give);
  const say = useToast();
  const isMerge = others.includes(typed.trim());
  const send = (input: Naming, title: string) =>
    run(input, () => {
      setOpen(false);
      say({ title });
    });
  const open = (now: boolean) => {
    setTyped(name);
    setOpen(now);
  };
  const given = learnt.filter((own) => own !== name);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      trigger={
        <Button size="sm" variant="quiet" className="-ms-2 justify-self-start" aria-label={`Rename “${name}”`}>
          Rename
        </Button>
      }
      title="Rename this topic"
      description="Lists, cuts and files say the new name. Conditions on the name before, also in recipes and checks, mean the same topic."
      footer={
        <Button
          variant="primary"
          busy={busy}
          disabled={typed.trim() === "" || typed.trim() === name}
          onClick={() =>
            void send(
              { topic: name, name: typed.trim() },
              isMerge ? "Both topics are one" : "The topic has its new name",
            )
          }
        >
          {isMerge ? "Put both together" : "Rename the topic"}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label="Name" error={refusal?.fields.name}>
          <Input value={typed} maxLength={100} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        {others.length > 0 && (
          <Field label="Or the same as another topic" help="Both are one topic then.">
            <Select
              value={isMerge ? typed.trim() : ""}
              placeholder="None"
              onChange={(event) => setTyped(event.target.value || name)}
              options={others.map((other) => ({ value: other, label: other }))}
            />
          </Field>
        )}
        {given.length > 0 && (
          <ul className="grid gap-2">
            {given.map((own) => (
              <li key={own} className="flex flex-wrap items-center justify-between gap-2">
                <span className="min-w-0 wrap-anywhere">
                  Learnt as <bdi>{own}</bdi>
                </span>
                <Button
                  size="sm"
                  busy={busy}
                  onClick={() => void send({ topic: own, name: null }, "The name is taken back")}
                >
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        )}
        {refusal && !refusal.fields.name && <FieldError>{refusal.message}</FieldError>}
      </div>
    </Dialog>
  );
}

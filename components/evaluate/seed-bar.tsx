"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field, FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { MarkSeeds, SeedFilter, SeedSelection } from "@/lib/evaluate/seeds/schema";
import { SEED_SELECTION } from "./seed-table";

export interface SeedCommands {
  mark: (input: MarkSeeds) => Promise<Outcome<{ changed: number }>>;
  lift: (input: SeedSelection) => Promise<Outcome<{ changed: number }>>;
}

interface SeedBarProps extends SeedCommands {
  filter: SeedFilter;
  /** Examples of the whole list. */
  listed: number;
}

/** Marks the examples that are ticked, or all of the list, as seeds for training data, or takes the marks away. */
export function SeedBar({ filter, listed, mark, lift }: SeedBarProps) {
  const [nothing, setNothing] = useState(false);
  const [note, setNote] = useState("");
  const marking = useCommand(mark);
  const lifting = useCommand(lift);
  const say = useToast();
  const busy = marking.busy || lifting.busy;
  const refusal = marking.refusal ?? lifting.refusal;

  async function run(which: "mark" | "lift", selection: SeedSelection, done?: () => void) {
    if (which === "mark")
      await marking.run({ ...selection, note: note.trim() }, ({ changed }) => {
        done?.();
        say({ title: `${formatCount(changed, "example")} marked` });
      });
    else
      await lifting.run(selection, ({ changed }) => {
        done?.();
        say({ title: `${formatCount(changed, "example")} held back again` });
      });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const examples = new FormData(form).getAll("example").map(String);
    setNothing(examples.length === 0);
    if (examples.length === 0 || busy) return;
    void run(button?.value === "lift" ? "lift" : "mark", { examples }, () => form.reset());
  }

  return (
    <form id={SEED_SELECTION} onSubmit={submit} className="mt-3 grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Note with the mark" className="min-w-40 flex-1">
          <Input value={note} maxLength={10_000} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button type="submit" value="mark" busy={marking.busy}>
          Mark those ticked
        </Button>
        <Button type="submit" value="lift" busy={lifting.busy}>
          Hold back those ticked
        </Button>
        <ConfirmDialog
          trigger={<Button>Mark the whole list</Button>}
          title={`Mark ${formatCount(listed, "example")} as seeds for training data?`}
          description="Releases in shapes for training may then hold them. A model trained on them can no longer be evaluated with them. The marks can be taken away; what was released stays released."
          confirm="Mark the whole list"
          onConfirm={() => run("mark", { filter })}
        />
      </div>
      {nothing && <FieldError>Tick the examples first.</FieldError>}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </form>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { planningNotes } from "@/lib/assign/planning";

interface RoundPlan {
  name: string;
  overlap: number;
  share: number;
  goldRate: number;
  repeatRate: number;
}

interface OpenRoundFormProps {
  examples: number;
  annotators: number;
  overlap: number;
  open: (plan: RoundPlan) => Promise<Outcome<unknown>>;
}

/** Opens a round over all examples for everybody, and says beforehand what its plan will not be able to show. */
export function OpenRoundForm({ examples, annotators, overlap: usual, open }: OpenRoundFormProps) {
  const [overlap, setOverlap] = useState(usual);
  const [goldPercent, setGoldPercent] = useState(0);
  const { run, busy, refusal } = useCommand(open);
  const say = useToast();
  const notes = planningNotes({ overlap, goldRate: goldPercent / 100 }, { examples, annotators });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const percent = (name: string) => Number(typed.get(name)) / 100;
    const plan = {
      name: String(typed.get("name")),
      overlap,
      share: percent("share"),
      goldRate: percent("gold"),
      repeatRate: percent("repeat"),
    };
    if (!busy) void run(plan, () => say({ title: "The round is open" }));
  }

  const fields = refusal?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-4">
      <Field label="Name" error={fields.name}>
        <Input name="name" required maxLength={200} />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-4">
        <Field label="Labels per example" error={fields.overlap}>
          <Input
            type="number"
            min={1}
            max={100}
            required
            value={overlap}
            onChange={({ target }) => setOverlap(Number(target.value))}
          />
        </Field>
        <Field label="For, % of examples" help="The others get one label." error={fields.share}>
          <Input type="number" name="share" min={1} max={100} defaultValue={100} required />
        </Field>
        <Field label="Gold, %" help="Examples with known answers, shown unannounced." error={fields.goldRate}>
          <Input
            type="number"
            name="gold"
            min={0}
            max={50}
            required
            value={goldPercent}
            onChange={({ target }) => setGoldPercent(Number(target.value))}
          />
        </Field>
        <Field label="Repeats, %" help="Shown again to the same person." error={fields.repeatRate}>
          <Input type="number" name="repeat" min={0} max={50} defaultValue={0} required />
        </Field>
      </div>
      <p className="text-muted">
        All {examples.toLocaleString("en")} examples, for all {annotators.toLocaleString("en")} annotators, in an order
        of their own for each.
      </p>
      {notes.map(({ code, message }) => (
        <Callout key={code} tone="warn">
          {message}
        </Callout>
      ))}
      {refusal && <Callout tone="bad">{refusal.message}</Callout>}
      <div>
        <Button variant="primary" type="submit" busy={busy} disabled={examples === 0}>
          Open the round
        </Button>
      </div>
    </form>
  );
}

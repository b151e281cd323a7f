"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { PersonChoice, RoundDefaults } from "@/lib/assign/choice-queries";
import type { RoundPlanInput } from "@/lib/assign/schema";
import { shareText } from "@/lib/assign/share-text";
import { MAX_INTEGER } from "@/lib/input/schemas";
import { PlanPreview } from "./plan-preview";
import { emptyForm, planOf, type RoundForm, unfinished } from "./round-form";
import { RoundBasics, type RoundFormPart, UnannouncedNumbers } from "./round-numbers";
import { ShareMessage } from "./share-message";
import { type PreviewRound, useRoundPreview } from "./use-round-preview";
import { type ExampleSources, WhichExamples } from "./which-examples";
import { WhoLabels } from "./who-labels";

interface OpenRoundFormProps {
  defaults: RoundDefaults;
  people: readonly PersonChoice[];
  sources: ExampleSources;
  preview: PreviewRound;
  open: (input: RoundPlanInput & { name: string }) => Promise<Outcome<{ id: string | null }>>;
  /** The slice that it begins with, as name=value. */
  slice: string | undefined;
  /** Where the rounds' own pages are, and where people are added to the project. */
  path: string;
  peopleHref: string;
  /** What the message to a new round's annotators is made of. */
  message: { project: string; guidelineVersion: number; labelUrl: string; guidelineUrl: string };
}

/** Plans a round and opens it. While it is planned the server says what it will ask of people and what it will not show. */
export function OpenRoundForm({
  defaults,
  people,
  sources,
  preview: ask,
  open,
  slice,
  path,
  peopleHref,
  message,
}: OpenRoundFormProps) {
  const [form, setForm] = useState(() => emptyForm(defaults, slice));
  const [opened, setOpened] = useState<{ id: string | null; name: string; leaseMinutes: number } | null>(null);
  const [sent, setSent] = useState<RoundForm | null>(null);
  const { run, busy, refusal } = useCommand(open);
  const say = useToast();
  const after = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!opened) return;
    // The message is what comes next, and on a phone it is a page away.
    after.current?.scrollIntoView({ block: "nearest" });
    after.current?.focus({ preventScroll: true });
  }, [opened]);
  const missing = unfinished(form);
  const isFinished = Object.keys(missing).length === 0;
  const plan = planOf(form);
  const seen = useRoundPreview(isFinished ? plan : null, ask);
  // A refusal speaks of what was sent; after a change the preview speaks.
  const refused = sent === form ? refusal : null;
  const errors = { ...refused?.fields, ...seen.refusal?.fields };
  const change = (part: Partial<RoundForm>) => setForm((before) => ({ ...before, ...part }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || !isFinished) return;
    const { name } = form;
    setSent(form);
    void run({ ...plan, name }, ({ id }) => {
      say({ title: id ? "The round is open" : "The round is being opened" });
      setOpened({ id, name, leaseMinutes: Number(form.lease) });
      setForm(emptyForm({ ...defaults, seed: (Number(form.seed) + 1) % MAX_INTEGER }));
    });
  }

  const part = { form, errors, onChange: change };
  return (
    <form onSubmit={submit} className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid max-w-3xl gap-5">
        <RoundBasics {...part} rounds={defaults.rounds} />
        <WhoLabels
          people={people}
          peopleHref={peopleHref}
          who={form.who}
          chosen={form.people}
          error={errors.annotators}
          onChange={change}
        />
        <WhichExamples {...part} sources={sources} />
        <UnannouncedNumbers {...part} goldExamples={defaults.goldExamples} />
        <OrderAndLease {...part} />
      </div>
      <div className="grid gap-4 border-line lg:sticky lg:top-4 lg:border-s lg:ps-6">
        {opened && (
          <section
            ref={after}
            tabIndex={-1}
            aria-label="After opening"
            className="grid gap-3 border-b border-line pb-4"
          >
            <p className="font-medium">
              “<bdi>{opened.name}</bdi>”{" "}
              {opened.id ? "is open. Tell its people:" : "is large, and being opened. Then tell its people:"}
            </p>
            <ShareMessage text={shareText({ ...message, round: opened.name, leaseMinutes: opened.leaseMinutes })} />
            <TextLink href={opened.id ? `${path}/${opened.id}` : path}>See how it goes</TextLink>
          </section>
        )}
        <PlanPreview
          peopleHref={peopleHref}
          preview={seen.preview}
          overlap={form.overlap}
          busy={seen.busy}
          problem={Object.values(missing)[0] ?? seen.refusal?.message ?? null}
        />
        {refused && <FieldError>{refused.message}</FieldError>}
        <div>
          <Button variant="primary" type="submit" busy={busy} disabled={defaults.examples === 0 || !isFinished}>
            Open the round
          </Button>
        </div>
      </div>
    </form>
  );
}

/** What rarely needs a change: in which order examples come, and how long they stay with somebody. */
function OrderAndLease({ form, errors, onChange }: RoundFormPart) {
  return (
    <details className="group" open={Boolean(errors.leaseMinutes) || undefined}>
      <summary className="cursor-pointer font-medium">
        Order and lease
        <span className="ms-2 font-normal text-muted group-open:hidden">
          {form.order === "random" ? "random for each annotator" : "as imported"}, {form.lease || "…"} min
        </span>
      </summary>
      <div className="mt-3 grid items-start gap-4 sm:grid-cols-2">
        <FieldSet legend="Order">
          <RadioGroup
            value={form.order}
            onValueChange={(value) => onChange({ order: value === "imported" ? "imported" : "random" })}
            options={[
              {
                value: "random",
                label: "Random for each annotator",
                help: "Tiredness then falls on different examples for each, and can be measured.",
              },
              { value: "imported", label: "As imported", help: "For examples that build on each other." },
            ]}
          />
        </FieldSet>
        <Field
          label="Lease, minutes"
          help="So long an example stays with whoever took it and went away; work renews it."
          error={errors.leaseMinutes}
        >
          <Input
            type="number"
            min={1}
            max={10_080}
            required
            value={form.lease}
            onChange={({ target }) => onChange({ lease: target.value })}
          />
        </Field>
      </div>
    </details>
  );
}

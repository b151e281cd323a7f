"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { readingScreenHref } from "@/lib/curate/readings/address";
import type { BeginReadingInput } from "@/lib/curate/readings/schema";

interface BeginReadingProps {
  projectId: string;
  /** How many examples are kept, and how many there are. */
  kept: number;
  all: number;
  /** What slices are called. */
  slices: readonly string[];
  /** Slices and saved selections that a sample can be drawn of. */
  values: readonly { name: string; value: string }[];
  /** The slice that it begins with, as name=value. */
  slice: string | undefined;
  /** Numbers of the published versions, newest first; the pinned one among them. */
  versions: readonly number[];
  pinned: number;
  /** Drawn by the server, so that two forms differ. */
  seed: number;
  begin: (input: BeginReadingInput) => Promise<Outcome<{ id: string }>>;
}

const SIMPLE = "simple";
const SLICE = "slice:";

/** What is read, how long, and how it is drawn. */
export function BeginReading({
  projectId,
  kept,
  all,
  slices,
  values,
  slice,
  versions,
  pinned,
  seed,
  begin,
}: BeginReadingProps) {
  const [form, setForm] = useState({
    size: "60",
    minutes: "15",
    examples: "kept",
    slice: slice ?? "",
    parts: SIMPLE,
    shares: "proportional",
    blind: false,
    seed: String(seed),
    version: String(pinned),
  });
  const { run, busy, refusal } = useCommand(begin);
  const go = useGo();
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const errors = refusal?.fields ?? {};
  const offered = [...new Set([...(slice ? [slice] : []), ...values.map(({ name, value }) => `${name}=${value}`)])];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    void run(inputOf(form), ({ id }) => go.push(readingScreenHref(projectId, id)));
  }

  const number = (name: "size" | "minutes" | "seed", least: number, most?: number) => (
    <Input
      type="number"
      min={least}
      max={most}
      required
      className={name === "seed" ? "font-mono" : undefined}
      value={form[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  );
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-5">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Examples" help="Where none of 60 has a fault, under 4.9 % of all have it." error={errors.size}>
          {number("size", 1, 500)}
        </Field>
        <Field label="Minutes" help="Nothing is cut off: the clock says when they are over." error={errors.minutes}>
          {number("minutes", 1, 480)}
        </Field>
      </div>
      <FieldSet legend="Drawn from">
        <RadioGroup
          value={form.examples}
          onValueChange={(examples) => change({ examples })}
          options={[
            { value: "kept", label: `${formatCount(kept, "kept example")}` },
            { value: "all", label: `All ${formatCount(all, "example")}`, help: "With those that are excluded." },
          ]}
        />
      </FieldSet>
      {offered.length > 0 && (
        <Field label="Only of" error={errors.slice} className="max-w-md">
          <Select
            value={form.slice}
            placeholder="All of these"
            onChange={({ target }) => change({ slice: target.value })}
            options={offered.map((value) => ({ value, label: value.replace("=", ": ") }))}
          />
        </Field>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="How" error={errors.stratify}>
          <Select
            value={form.parts}
            onChange={({ target }) => change({ parts: target.value })}
            options={[
              { value: SIMPLE, label: "From all alike" },
              { value: "source", label: "From each source" },
              { value: "kind", label: "From each kind" },
              { value: "import", label: "From each import" },
              ...slices.map((name) => ({ value: `${SLICE}${name}`, label: `From each value of ${name}` })),
            ]}
          />
        </Field>
        {form.parts !== SIMPLE && (
          <Field label="How many of each" help="Figures for the whole are weighed by the sizes.">
            <Select
              value={form.shares}
              onChange={({ target }) => change({ shares: target.value })}
              options={[
                { value: "proportional", label: "In proportion to its size" },
                { value: "equal", label: "As many of each" },
              ]}
            />
          </Field>
        )}
      </div>
      <Checkbox
        label="Label it blind first"
        help="You answer the criteria before anybody’s labels are shown, and see how often you agree with what stands. Your answers are no labels."
        checked={form.blind}
        onChange={({ target }) => change({ blind: target.checked })}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label="Seed"
          help="The same seed draws the same examples, as long as none come or go."
          error={errors.seed}
        >
          {number("seed", 0)}
        </Field>
        <Field label="Guideline version" help="Whose definitions of the qualities are at hand." error={errors.version}>
          <Select
            value={form.version}
            onChange={({ target }) => change({ version: target.value })}
            options={versions.map((n) => ({
              value: String(n),
              label: n === pinned ? `Version ${n}, the pinned one` : `Version ${n}`,
            }))}
          />
        </Field>
      </div>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <div>
        <Button variant="primary" type="submit" busy={busy}>
          Draw and read
        </Button>
      </div>
    </form>
  );
}

interface Form {
  size: string;
  minutes: string;
  examples: string;
  slice: string;
  parts: string;
  shares: string;
  blind: boolean;
  seed: string;
  version: string;
}

function inputOf(form: Form): BeginReadingInput {
  const shares = form.shares === "equal" ? "equal" : "proportional";
  const { parts } = form;
  return {
    size: Number(form.size),
    minutes: Number(form.minutes),
    examples: form.examples === "all" ? "all" : "kept",
    blind: form.blind,
    seed: Number(form.seed),
    ...(form.slice !== "" && { slice: form.slice }),
    version: Number(form.version),
    ...(parts.startsWith(SLICE) && { stratify: { by: "slice" as const, slice: parts.slice(SLICE.length), shares } }),
    ...((parts === "source" || parts === "kind" || parts === "import") && { stratify: { by: parts, shares } }),
  };
}

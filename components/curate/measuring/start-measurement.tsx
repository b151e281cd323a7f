"use client";

import { type FormEvent, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { FlagCounts } from "@/lib/core/facts/trial";
import { checkMisses, checkPrecision, type DrawnCase } from "@/lib/core/sampling/check-rates";
import { measurementHref } from "@/lib/curate/measurements/address";
import { firstToMeasure, type OfferedCheck } from "@/lib/curate/measurements/first-check";
import type { StartMeasurement as StartInput } from "@/lib/curate/measurements/schema";
import type { Quality } from "@/lib/curate/readings/schema";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import type { Check } from "@/lib/guideline/schema";
import { above, below } from "../reading/reading-words";

interface StartMeasurementProps {
  projectId: string;
  checks: readonly (Check & OfferedCheck & { counts: FlagCounts })[];
  /** Key of the check that one came for. */
  check: string | undefined;
  /** Members who could read. */
  people: readonly { email: string; name: string; role: string }[];
  /** Drawn by the server, so that two forms differ. */
  seed: number;
  start: (input: StartInput) => Promise<Outcome<{ id: string }>>;
}

/** Which checks are measured, how many examples are read, and by whom. */
export function StartMeasurement({ projectId, checks, check, people, seed, start }: StartMeasurementProps) {
  const first = checks.find(({ key }) => key === check) ?? firstToMeasure(checks)!;
  const [quality, setQuality] = useState<Quality>(first.quality);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([first.key]));
  const [readers, setReaders] = useState<ReadonlySet<string>>(new Set());
  const [form, setForm] = useState({ flagged: "60", passed: "60", near: "0", each: "1", seed: String(seed) });
  const { run, busy, refusal } = useCommand(start);
  const go = useGo();
  const errors = refusal?.fields ?? {};
  const qualities = [...new Set(checks.map((one) => one.quality))];
  const own = checks.filter((one) => one.quality === quality);
  const asked = own.filter(({ key }) => chosen.has(key));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const numbers = { flagged: Number(form.flagged), passed: Number(form.passed), near: Number(form.near) };
    const input = { ...numbers, each: Number(form.each), seed: Number(form.seed) };
    void run({ ...input, checks: asked.map(({ key }) => key), readers: [...readers] }, ({ id }) =>
      go.push(measurementHref(projectId, id)),
    );
  }

  const number = (name: "flagged" | "passed" | "near" | "seed", least: number, most?: number) => (
    <Input
      type="number"
      min={least}
      max={most}
      required
      className={name === "seed" ? "font-mono" : undefined}
      value={form[name]}
      onChange={({ target }) => setForm((before) => ({ ...before, [name]: target.value }))}
    />
  );
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-5">
      {qualities.length > 1 && (
        <Field label="Quality" help="Readers answer one question: whether an example lacks it.">
          <Select
            value={quality}
            onChange={({ target }) => {
              const next = target.value as Quality;
              setQuality(next);
              setChosen(new Set([firstToMeasure(checks.filter((one) => one.quality === next))!.key]));
            }}
            options={qualities.map((one) => ({ value: one, label: one }))}
          />
        </Field>
      )}
      <FieldSet
        legend="Checks"
        help={
          quality === "unique"
            ? "Readers see one example at a time: that it repeats another they can hardly tell."
            : undefined
        }
        error={errors.checks}
      >
        {own.map(({ key, title, counts, ...one }) => (
          <Checkbox
            key={key}
            label={title}
            help={`${checkSentence(one)} Flags ${formatNumber(counts.flagged)}, passes ${formatNumber(counts.passed)}.`}
            checked={chosen.has(key)}
            onChange={() => setChosen(toggled(chosen, key))}
          />
        ))}
      </FieldSet>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Flagged, to be read" help={<Width side="flagged" form={form} />} error={errors.flagged}>
          {number("flagged", 1, 500)}
        </Field>
        <Field
          label="Not flagged, to be read"
          help={<Width side="passed" form={form} counts={asked[0]?.counts} />}
          error={errors.passed}
        >
          {number("passed", 1, 500)}
        </Field>
      </div>
      <FieldSet legend="Read blind by" error={errors.readers}>
        {people.map(({ email, name, role }) => (
          <Checkbox
            key={email}
            label={<bdi>{name}</bdi>}
            help={role}
            checked={readers.has(email)}
            onChange={() => setReaders(toggled(readers, email))}
          />
        ))}
      </FieldSet>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label="Each example is read by"
          help="Where they differ, you settle it; until then it enters no figure."
          error={errors.each}
        >
          <Select
            value={form.each}
            onChange={({ target }) => setForm((before) => ({ ...before, each: target.value }))}
            options={Array.from({ length: Math.max(1, readers.size) }, (_, at) => ({
              value: String(at + 1),
              label: at === 0 ? "one of them" : at + 1 === readers.size ? `all ${readers.size}` : `${at + 1} of them`,
            }))}
          />
        </Field>
        <Field
          label="Nearest to the bound, besides"
          help="So many on each side of a check that has one. They show where it should lie, and enter no figure."
          error={errors.near}
        >
          {number("near", 0, 50)}
        </Field>
        <Field label="Seed" help="The same seed draws the same examples, as long as none come." error={errors.seed}>
          {number("seed", 0)}
        </Field>
      </div>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <div>
        <Button variant="primary" type="submit" busy={busy} disabled={asked.length === 0 || readers.size === 0}>
          Draw and ask them to read
        </Button>
        {readers.size === 0 && <span className="ms-3 text-muted">Choose who reads first.</span>}
      </div>
    </form>
  );
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

interface WidthProps {
  side: "flagged" | "passed";
  form: { flagged: string; passed: string };
  counts?: FlagCounts | undefined;
}

/** What so many examples will say, where nine of ten that are flagged lack the quality. */
function Width({ side, form, counts }: WidthProps) {
  const [flagged, passed] = [Number(form.flagged), Number(form.passed)];
  const words = useMemo(() => {
    if (!(flagged >= 1 && flagged <= 500 && passed >= 1 && passed <= 500)) return null;
    const found = { population: Number.POSITIVE_INFINITY, cases: casesOf(flagged, Math.round(flagged * 0.9)) };
    if (side === "flagged") {
      const [low, high] = checkPrecision(found).interval!;
      return `Where nine of ten lack it, a precision of ${above(low)} to ${below(high)} is said.`;
    }
    if (!counts || counts.flagged === 0 || counts.passed === 0) return null;
    const none = { population: counts.passed, cases: casesOf(Math.min(passed, counts.passed), 0) };
    const { interval } = checkMisses({ ...found, population: counts.flagged }, none);
    return interval && `Where none of them lacks it, under ${below(interval[1])} of what lacks it is missed.`;
  }, [side, flagged, passed, counts]);
  return words ?? `Of each check ${formatCount(side === "flagged" ? flagged : passed, "example")} at random.`;
}

const casesOf = (drawn: number, lacking: number): DrawnCase[] =>
  Array.from({ length: drawn }, (_, at) => ({ drawn: 1, lacking: Number(at < lacking) }));

"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { MEANINGS, type Meaning } from "@/lib/core/dedup/meanings";
import {
  type FindDuplicates,
  KEEP_RULES,
  type KeepRule,
  STRENGTHS,
  type Strength,
} from "@/lib/curate/duplicates/schema";
import { MEANING_WORDS, RULE_WORDS, STRENGTH_WORDS } from "./words";

const THRESHOLDS = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const PLACES = ["First", "then", "then", "then"];

interface StartFormProps {
  /** What is chosen beforehand: as it was searched for last. */
  chosen: FindDuplicates;
  start: (input: FindDuplicates) => Promise<Outcome<{ jobId: string }>>;
}

/** What is compared, how strictly, and which example of several stays. */
export function StartForm({ chosen, start }: StartFormProps) {
  const [meanings, setMeanings] = useState<readonly Meaning[]>(chosen.meanings);
  const [strength, setStrength] = useState<Strength>(chosen.strength);
  const [threshold, setThreshold] = useState(chosen.threshold);
  const [rule, setRule] = useState<readonly (KeepRule | "")[]>(PLACES.map((_, place) => chosen.rule[place] ?? ""));
  const { run, busy, refusal } = useCommand(start);
  const say = useToast();

  function submit(event: FormEvent) {
    event.preventDefault();
    const order = rule.filter((name): name is KeepRule => name !== "");
    void run(
      {
        meanings: MEANINGS.filter((meaning) => meanings.includes(meaning)),
        strength,
        threshold,
        rule: [...new Set(order)],
      },
      () => say({ title: "Duplicates are being looked for" }),
    );
  }

  return (
    <form onSubmit={submit} className="grid max-w-4xl gap-5">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <FieldSet legend="What is compared?" error={refusal?.fields.meanings}>
          {MEANINGS.map((meaning) => (
            <Checkbox
              key={meaning}
              label={MEANING_WORDS[meaning].label}
              help={MEANING_WORDS[meaning].help}
              checked={meanings.includes(meaning)}
              onChange={(event) =>
                setMeanings(event.target.checked ? [...meanings, meaning] : meanings.filter((one) => one !== meaning))
              }
            />
          ))}
        </FieldSet>
        <FieldSet legend="What counts as a duplicate?">
          <RadioGroup
            value={strength}
            onValueChange={(value) => setStrength(value as Strength)}
            options={STRENGTHS.map((value) => ({ value, ...STRENGTH_WORDS[value] }))}
          />
          {strength === "near" && (
            <Field label="Least similarity to the one that is kept" className="mt-2">
              <Select
                value={String(threshold)}
                onChange={(event) => setThreshold(Number(event.target.value))}
                options={[...new Set([...THRESHOLDS, threshold])]
                  .sort()
                  .map((value) => ({ value: String(value), label: String(value) }))}
                className="w-24"
              />
            </Field>
          )}
        </FieldSet>
      </div>
      <FieldSet
        legend="Which one is kept?"
        help="The first that says something decides; among equals the text itself does, never chance."
        error={refusal?.fields.rule}
      >
        <div className="flex flex-wrap items-center gap-2">
          {PLACES.map((place, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places are fixed, and three have one name
            <span key={k} className="inline-flex items-center gap-2">
              <span className="text-muted">{place}</span>
              <Select
                aria-label={k === 0 ? "First" : `Then, ${k}`}
                value={rule[k]}
                {...(k > 0 && { placeholder: "–" })}
                onChange={(event) =>
                  setRule(rule.map((name, at) => (at === k ? (event.target.value as KeepRule) : name)))
                }
                options={KEEP_RULES.map((value) => ({ value, label: RULE_WORDS[value] }))}
              />
            </span>
          ))}
        </div>
      </FieldSet>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy} disabled={meanings.length === 0}>
          Look for duplicates
        </Button>
        <span className="text-muted">Nothing is removed by it.</span>
      </div>
      {refusal && Object.keys(refusal.fields).length === 0 && <FieldError>{refusal.message}</FieldError>}
    </form>
  );
}

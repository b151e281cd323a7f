"use client";

import { Trash2 } from "lucide-react";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { FACTS, factNamed, PATTERN, SLICE } from "@/lib/core/facts/catalogue";
import { DUPLICATE_OF, DUPLICATE_STRENGTHS, type FactTest, operatorsFor } from "@/lib/core/facts/condition";
import { PART_KINDS, type PartKind, SPEAKERS, type Speaker } from "@/lib/core/facts/fact";
import { about, newCondition, withOperator } from "@/lib/guideline/checks/check-defaults";
import { PART_WORDS, SPEAKER_WORDS } from "@/lib/guideline/checks/check-words";
import { isShare } from "@/lib/guideline/checks/fact-words";
import type { Check } from "@/lib/guideline/schema";
import { BoundField } from "./bound-field";
import { ValuesField } from "./values-field";

type Condition = Check["conditions"][number];
type Repetition = Extract<Condition, { operator: "repeats" }>;

interface ConditionFormProps {
  condition: Condition;
  /** "condition 2" */
  name: string;
  /** What is wrong, by the condition's fields. */
  problems: Readonly<Record<string, string>>;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

const REPEATS = "repeats";
const CHOICES = [
  ...FACTS.filter(({ kind }) => kind !== "hash").map(({ name, title, on }) => ({
    value: name,
    label: title,
    hint: on === "part" ? "of a part" : "",
  })),
  { value: REPEATS, label: "Repeats another example", hint: "" },
  { value: SLICE, label: "A slice, by its name", hint: "" },
  { value: PATTERN, label: "A pattern that you write", hint: "of a part" },
];

/** Facts that are named by what somebody writes. */
const WRITTEN = [
  {
    prefix: SLICE,
    label: "Name of the slice",
    help: undefined,
    missing: "Write the name as it came with the examples.",
  },
  {
    prefix: PATTERN,
    label: "Pattern",
    help: "A regular expression in the syntax of RE2: (?i) for any case, \\b for the end of a word, no looking ahead or behind.",
    missing: "Write what is to be found.",
  },
];
const writtenOf = (name: string) => WRITTEN.find(({ prefix }) => name.startsWith(prefix));

const OPERATOR_WORDS: Record<FactTest["operator"], string> = {
  over: "is more than",
  "at-least": "is at least",
  under: "is less than",
  within: "is between",
  yes: "yes",
  no: "no",
  is: "is one of",
  "is-not": "is none of",
  none: "is not there",
  has: "has any",
  "has-not": "has none",
};

const OF_WORDS: Record<Repetition["of"], string> = {
  whole: "All of it",
  prompt: "The prompt",
  question: "The last question",
  response: "The response",
};

const STRENGTH_WORDS: Record<Repetition["strength"], string> = {
  exact: "To the letter",
  normalised: "But for case and white space",
};

/** One condition of a check: the fact, the part, and what of it is flagged. */
export function ConditionForm({ condition, name, problems, onChange, onRemove }: ConditionFormProps) {
  const isRepetition = condition.operator === "repeats";
  const chosen = isRepetition ? REPEATS : (writtenOf(condition.fact)?.prefix ?? condition.fact);
  const fact = isRepetition ? undefined : factNamed(condition.fact);
  const isOffered = CHOICES.some(({ value }) => value === chosen);
  const choices = isOffered || !fact ? CHOICES : [...CHOICES, { value: chosen, label: fact.title, hint: "" }];
  function choose(value: string | undefined) {
    if (value === undefined || value === chosen) return;
    if (value === REPEATS) onChange({ operator: "repeats", of: "whole", strength: "normalised" });
    else onChange(newCondition(value, isRepetition ? undefined : condition));
  }
  return (
    <fieldset className="grid min-w-0 gap-2 border-s-2 border-line ps-3">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-end gap-2">
        <Field label="Fact" help={fact?.help} error={problems.fact} className="min-w-0 flex-1">
          <Combobox label="Fact" options={choices} value={[chosen]} onValueChange={([value]) => choose(value)} />
        </Field>
        <IconButton size="sm" label={`Remove ${name}`} onClick={onRemove} className="self-start">
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {isRepetition ? (
        <RepetitionFields condition={condition} onChange={onChange} />
      ) : (
        <TestFields condition={condition} problems={problems} onChange={onChange} />
      )}
    </fieldset>
  );
}

function RepetitionFields({ condition, onChange }: { condition: Repetition; onChange: (next: Repetition) => void }) {
  return (
    <div className="grid gap-2 @md:grid-cols-2">
      <Field label="What is the same">
        <Select
          value={condition.of}
          options={DUPLICATE_OF.map((value) => ({ value, label: OF_WORDS[value] }))}
          onChange={(event) => onChange({ ...condition, of: event.target.value as Repetition["of"] })}
        />
      </Field>
      <Field label="How far" help="The first that came is not flagged.">
        <Select
          value={condition.strength}
          options={DUPLICATE_STRENGTHS.map((value) => ({ value, label: STRENGTH_WORDS[value] }))}
          onChange={(event) => onChange({ ...condition, strength: event.target.value as Repetition["strength"] })}
        />
      </Field>
    </div>
  );
}

interface TestFieldsProps {
  condition: FactTest;
  problems: ConditionFormProps["problems"];
  onChange: (next: FactTest) => void;
}

function TestFields({ condition, problems, onChange }: TestFieldsProps) {
  const fact = factNamed(condition.fact);
  const operators = fact ? operatorsFor(fact) : [condition.operator];
  const share = fact !== undefined && isShare(fact);
  const written = writtenOf(condition.fact);
  const unit = share ? "per cent" : (fact?.unit ?? "");
  return (
    <>
      <div className="grid gap-2 @md:grid-cols-2">
        {written && (
          <Field
            label={written.label}
            help={written.help}
            error={fact ? problems.fact : written.missing}
            className={written.prefix === PATTERN ? "@md:col-span-2" : undefined}
          >
            <Input
              value={condition.fact.slice(written.prefix.length)}
              className={written.prefix === PATTERN ? "font-mono" : undefined}
              onChange={(event) => onChange({ ...condition, fact: `${written.prefix}${event.target.value}` })}
            />
          </Field>
        )}
        {(fact?.on === "part" || written?.prefix === PATTERN) && (
          <Field label="Of" error={problems.part}>
            <Select
              value={condition.part ?? ""}
              options={PART_KINDS.map((value) => ({ value, label: PART_WORDS[value] }))}
              onChange={(event) => onChange(about(condition, { part: event.target.value as PartKind }))}
            />
          </Field>
        )}
        {condition.part === "turn" && (
          <Field label="Whose" error={problems.speaker}>
            <Select
              value={condition.speaker ?? ""}
              placeholder="anybody’s"
              options={SPEAKERS.map((value) => ({ value, label: SPEAKER_WORDS[value] }))}
              onChange={(event) =>
                onChange(about(condition, { part: "turn", speaker: (event.target.value as Speaker) || undefined }))
              }
            />
          </Field>
        )}
        <Field label="Flagged where it" error={problems.operator}>
          <Select
            value={condition.operator}
            options={operators.map((value) => ({ value, label: OPERATOR_WORDS[value] }))}
            onChange={(event) => onChange(withOperator(condition, event.target.value as FactTest["operator"]))}
          />
        </Field>
        {"value" in condition && (
          <BoundField
            label="Bound"
            value={condition.value}
            isShare={share}
            unit={unit}
            error={problems.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        )}
        {condition.operator === "within" && (
          <>
            <BoundField
              label="From"
              value={condition.from}
              isShare={share}
              unit={unit}
              error={problems.from}
              onChange={(from) => onChange({ ...condition, from })}
            />
            <BoundField
              label="Below"
              value={condition.below}
              isShare={share}
              unit={unit}
              error={problems.below}
              onChange={(below) => onChange({ ...condition, below })}
            />
          </>
        )}
      </div>
      {"values" in condition && (
        <ValuesField
          label="Values"
          help="One a line, written as in the data."
          values={condition.values}
          error={problems.values}
          onChange={(values) => onChange({ ...condition, values })}
        />
      )}
      {(condition.operator === "has" || condition.operator === "has-not") && (
        <ValuesField
          label="Only of these types"
          help="One a line, such as email; none for any type."
          values={condition.types ?? []}
          error={problems.types}
          onChange={(types) => {
            const { types: _types, ...rest } = condition;
            onChange(types.length > 0 ? { ...rest, types } : rest);
          }}
        />
      )}
      {!fact && !written && (
        <FieldError>
          There is no fact {condition.fact} any more. Choose another one, or remove the condition.
        </FieldError>
      )}
    </>
  );
}

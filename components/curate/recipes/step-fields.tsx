import { MEANING_WORDS, RULE_WORDS, STRENGTH_WORDS } from "@/components/curate/duplicates/words";
import { Select } from "@/components/ui/select";
import { MEANINGS, type Meaning } from "@/lib/core/dedup/meanings";
import { KEEP_RULES, type KeepRule, STRENGTHS, type Strength } from "@/lib/curate/duplicates/schema";
import type { Step, StepOf } from "@/lib/curate/recipes/steps/all-steps";
import { CleanFields } from "./clean-fields";
import { SelectionFields } from "./selection-fields";
import type { StepChoices } from "./step-choices";

interface StepFieldsProps {
  step: Step;
  choices: StepChoices;
  onChange: (step: Step) => void;
}

/** What is chosen of a step, as a sentence with its choices in it. */
export function StepFields({ step, choices, onChange }: StepFieldsProps) {
  switch (step.step) {
    case "clean":
      return <CleanFields step={step} criteria={choices.criteria} slices={choices.slices} onChange={onChange} />;
    case "check":
      return <CheckFields step={step} choices={choices} onChange={onChange} />;
    case "duplicates":
      return <DuplicatesFields step={step} onChange={onChange} />;
    case "contamination":
      return <span>What an evaluation or a benchmark holds too and nobody waived</span>;
    case "selection":
      return <SelectionFields step={step} criteria={choices.criteria} onChange={onChange} />;
  }
}

interface FieldsProps<Name extends Step["step"]> {
  step: StepOf<Name>;
  onChange: (step: StepOf<Name>) => void;
}

function CheckFields({ step, choices, onChange }: FieldsProps<"check"> & { choices: StepChoices }) {
  const known = choices.checks.map(({ key, title }) => ({ value: key, label: title }));
  const isKnown = known.some(({ value }) => value === step.check);
  return (
    <span className="flex flex-wrap items-center gap-2">
      What the check
      <Select
        aria-label="Check"
        className="max-w-72"
        value={step.check}
        options={isKnown ? known : [{ value: step.check, label: `${step.check} (not in this version)` }, ...known]}
        onChange={(event) => onChange({ ...step, check: event.target.value })}
      />
      flags
    </span>
  );
}

const THRESHOLDS = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

function DuplicatesFields({ step, onChange }: FieldsProps<"duplicates">) {
  const thresholds = [...new Set([...THRESHOLDS, step.threshold])].sort((one, other) => one - other);
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="How strictly"
        value={step.strength}
        options={STRENGTHS.map((value) => ({ value, label: `${STRENGTH_WORDS[value].label} duplicates` }))}
        onChange={(event) => onChange({ ...step, strength: event.target.value as Strength })}
      />
      by
      <Select
        aria-label="What is compared"
        value={step.meaning}
        options={MEANINGS.map((value) => ({ value, label: MEANING_WORDS[value].label.toLowerCase() }))}
        onChange={(event) => onChange({ ...step, meaning: event.target.value as Meaning })}
      />
      {step.strength === "near" && (
        <>
          , similarity at least
          <Select
            aria-label="Least similarity"
            value={String(step.threshold)}
            options={thresholds.map((value) => ({ value: String(value), label: String(value) }))}
            onChange={(event) => onChange({ ...step, threshold: Number(event.target.value) })}
          />
        </>
      )}
      ; of each group stays first the
      <Select
        aria-label="Which one stays"
        value={step.rule[0]}
        options={KEEP_RULES.map((value) => ({ value, label: RULE_WORDS[value] }))}
        onChange={(event) => {
          const first = event.target.value as KeepRule;
          onChange({ ...step, rule: [first, ...step.rule.filter((one) => one !== first)] });
        }}
      />
    </span>
  );
}

"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { type Condition, conditionProblem, type Operator, takesOf } from "@/lib/curate/condition";
import { choicesOf, OPERATOR_WORDS, valueWords } from "@/lib/curate/condition-words";
import { operatorsOf } from "@/lib/curate/meets";
import type { Criterion } from "@/lib/guideline/schema";

interface ConditionFormProps {
  criteria: readonly Criterion[];
  /** The one that is changed; null for a new one. */
  condition: Condition | null;
  onSave: (condition: Condition) => void;
  onCancel: () => void;
}

/** A condition in the making: a criterion, what is asked of it, and the values. Enter takes it, Escape leaves it. */
export function ConditionForm({ criteria, condition, onSave, onCancel }: ConditionFormProps) {
  useFocusReturn();
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.querySelector("select")?.focus(), []);
  const [draft, setDraft] = useState(condition ?? begun(criteria[0]!));
  const criterion = criteria.find(({ key }) => key === draft.criterion) ?? criteria[0]!;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (conditionProblem(draft) === null) onSave(draft);
  }
  const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && onCancel();
  return (
    <form ref={first} onSubmit={submit} onKeyDown={onKeyDown} className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Criterion"
        className="max-w-full sm:max-w-72"
        value={criterion.key}
        options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={(event) => setDraft(begun(criteria.find(({ key }) => key === event.target.value)!))}
      />
      <Select
        aria-label="What is asked of it"
        value={draft.operator}
        options={operatorsOf(criterion).map((value) => ({ value, label: OPERATOR_WORDS[value] }))}
        onChange={(event) => setDraft(withOperator(draft, event.target.value as Operator))}
      />
      <Values
        criterion={criterion}
        operator={draft.operator}
        values={draft.values}
        onChange={(values) => setDraft({ ...draft, values })}
      />
      <Button type="submit" aria-disabled={conditionProblem(draft) !== null}>
        {condition ? "Change it" : "Add it"}
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}

const begun = (criterion: Criterion): Condition => ({
  criterion: criterion.key,
  operator: operatorsOf(criterion)[0]!,
  values: [],
});

/** What was chosen stays where the other operator takes the like. */
function withOperator({ criterion, operator, values }: Condition, next: Operator): Condition {
  return { criterion, operator: next, values: takesOf(operator) === takesOf(next) ? values : [] };
}

interface ValuesProps {
  criterion: Criterion;
  operator: Operator;
  values: string[];
  onChange: (values: string[]) => void;
}

function Values({ criterion, operator, values, onChange }: ValuesProps) {
  const choices = choicesOf(criterion);
  const options = choices.map((value) => ({ value, label: valueWords(value, criterion) }));
  const only = (value: string) => onChange([value].filter(Boolean));
  switch (takesOf(operator)) {
    case "nothing":
      return null;
    case "some":
    case "any-number":
      if (options.length === 0) return <NumberInput label="Value" value={values[0]} onChange={only} />;
      return (
        <Combobox
          label="Values"
          placeholder={takesOf(operator) === "some" ? "Choose values" : "No value: none at all"}
          multiple
          className="w-56 max-w-full"
          options={options}
          value={values}
          onValueChange={onChange}
        />
      );
    case "pair":
      return (
        <>
          <Select
            aria-label="Ranked before"
            placeholder="Choose"
            value={values[0] ?? ""}
            options={options}
            onChange={(event) => onChange([event.target.value, values[1] ?? ""].filter(Boolean))}
          />
          <span className="text-muted">before</span>
          <Select
            aria-label="Ranked after"
            placeholder="Choose"
            disabled={values.length === 0}
            value={values[1] ?? ""}
            options={options}
            onChange={(event) => onChange([values[0]!, event.target.value].filter(Boolean))}
          />
        </>
      );
    case "number":
      if (options.length > 0)
        return (
          <Select
            aria-label="Value"
            placeholder="Choose"
            value={values[0] ?? ""}
            options={options}
            onChange={(event) => only(event.target.value)}
          />
        );
      return <NumberInput label="Value" value={values[0]} onChange={only} />;
    case "share":
      return (
        <span className="flex items-center gap-1.5 text-muted">
          <NumberInput
            label="Share in percent"
            value={values[0] && String(Math.round(100 * Number(values[0])))}
            least={1}
            most={100}
            onChange={(percent) => only(percent && String(Number(percent) / 100))}
          />
          %
        </span>
      );
    case "count":
      return <NumberInput label="How many" value={values[0]} least={1} onChange={only} />;
  }
}

interface NumberInputProps {
  label: string;
  value: string | undefined;
  least?: number;
  most?: number;
  onChange: (value: string) => void;
}

function NumberInput({ label, value = "", least, most, onChange }: NumberInputProps) {
  return (
    <span className="w-20">
      <Input
        type="number"
        step="any"
        aria-label={label}
        min={least}
        max={most}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}

"use client";

import { Combobox } from "@/components/ui/combobox";
import { Field, FieldSet } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { Criterion } from "@/lib/guideline/schema";
import { LAYOUTS, type LabelDraft, type Layout } from "@/lib/import/label-draft";
import { guessMap, valuesIn } from "@/lib/import/value-map";
import { ColumnSelect, columnLabel } from "./column-select";
import { ValueColumns } from "./value-columns";
import { ValueMap } from "./value-map";

interface AnswerLayoutProps {
  columns: readonly string[];
  records: readonly unknown[];
  criteria: readonly Criterion[];
  draft: LabelDraft;
  onChange: (draft: LabelDraft) => void;
}

const WORDS: Record<Layout, { label: string; help: string }> = {
  questions: { label: "A column for each question", help: "Or one column of answers to one question" },
  people: { label: "A column for each person", help: "The header is the person; all answer one question" },
  options: { label: "A column for each option", help: "1, yes or x where the option was given" },
};

/** How the answers stand in a row, and which columns they are. */
export function AnswerLayout(props: AnswerLayoutProps) {
  const { draft, onChange } = props;
  return (
    <div className="grid gap-4">
      <FieldSet legend="How do the answers stand?">
        <RadioGroup
          className="gap-x-8 sm:grid-flow-col sm:auto-cols-max"
          value={draft.layout}
          onValueChange={(value) => onChange({ ...draft, layout: LAYOUTS.find((one) => one === value) ?? "questions" })}
          options={LAYOUTS.map((layout) => ({ value: layout, ...WORDS[layout] }))}
        />
      </FieldSet>
      {draft.layout === "questions" && <ValueColumns {...props} />}
      {draft.layout === "people" && <PeopleColumns {...props} />}
      {draft.layout === "options" && <OptionColumns {...props} />}
    </div>
  );
}

function PeopleColumns({ columns, records, criteria, draft, onChange }: AnswerLayoutProps) {
  const { people } = draft;
  const asked = criteria.find(({ key }) => key === people.criterion);
  const set = (next: Omit<LabelDraft["people"], "map">) => {
    const criterion = criteria.find(({ key }) => key === next.criterion);
    const map = criterion ? guessMap(valuesIn(records, ...next.columns), criterion) : {};
    onChange({ ...draft, people: { ...next, map } });
  };
  return (
    <div className="grid gap-3">
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        <Field label="Columns of people" required>
          <Combobox
            label="Columns of people"
            multiple
            placeholder="Choose the columns"
            options={columns.map((column) => ({ value: column, label: columnLabel(column) }))}
            value={people.columns}
            onValueChange={(chosen) => set({ ...people, columns: chosen })}
          />
        </Field>
        <CriterionSelect
          criteria={criteria}
          value={people.criterion}
          onChange={(criterion) => set({ ...people, criterion })}
        />
      </div>
      {asked && people.columns.length > 0 && (
        <ValueMap
          criterion={asked}
          columns={people.columns}
          records={records}
          map={people.map}
          onChange={(map) => onChange({ ...draft, people: { ...people, map } })}
        />
      )}
    </div>
  );
}

function OptionColumns({ columns, criteria, draft, onChange }: AnswerLayoutProps) {
  const { options } = draft;
  const asked = criteria.find(({ key }) => key === options.criterion);
  const set = (patch: Partial<LabelDraft["options"]>) => onChange({ ...draft, options: { ...options, ...patch } });
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <CriterionSelect
        criteria={criteria.filter((criterion) => criterion.options?.length)}
        value={options.criterion}
        onChange={(criterion) => set({ criterion, columns: {} })}
      />
      {asked?.options?.map(({ value, label }) => (
        <ColumnSelect
          key={value}
          label={`Column of “${label}”`}
          columns={columns}
          value={options.columns[value] ?? ""}
          onChange={(column) => set({ columns: { ...options.columns, [value]: column } })}
        />
      ))}
    </div>
  );
}

interface CriterionSelectProps {
  criteria: readonly Criterion[];
  value: string;
  onChange: (key: string) => void;
}

function CriterionSelect({ criteria, value, onChange }: CriterionSelectProps) {
  return (
    <Field label="They answer" required>
      <Select
        placeholder="Choose a criterion"
        options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}

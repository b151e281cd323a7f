"use client";

import type { ComponentType } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { NEW_PARTS } from "@/lib/guideline/criterion-defaults";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { type Criterion, type Part, SETUPS } from "@/lib/guideline/schema";
import { OptionsEditor } from "./options-editor";
import { ScaleEditor } from "./scale-editor";

interface CriterionPartsProps {
  criterion: Criterion;
  onChange: (criterion: Criterion) => void;
}

const STRENGTHS = [
  { value: "1", label: "Only which one" },
  { value: "2", label: "Slightly or clearly better" },
  { value: "3", label: "Slightly, better or clearly better" },
];

const EDITORS: { [P in Part]: ComponentType<CriterionPartsProps> } = {
  scale: ({ criterion, onChange }) => (
    <FieldSet legend="Scale">
      <ScaleEditor scale={criterion.scale ?? NEW_PARTS.scale} onChange={(scale) => onChange({ ...criterion, scale })} />
    </FieldSet>
  ),
  preference: PreferenceEditor,
  options: OptionsPart,
};

/** What one answers with: options, a scale or a preference, as the kind has it. */
export function CriterionParts(props: CriterionPartsProps) {
  const { part } = SETUPS[props.criterion.kind];
  const Editor = part && EDITORS[part];
  return Editor ? <Editor {...props} /> : null;
}

function PreferenceEditor({ criterion, onChange }: CriterionPartsProps) {
  const preference = criterion.preference ?? NEW_PARTS.preference;
  return (
    <FieldSet legend="Preference">
      <div className="grid gap-2">
        <Field label="How much better" hideLabel>
          <Select
            value={String(preference.strength)}
            options={STRENGTHS}
            onChange={(event) => {
              const strength = Number(event.target.value) as 1 | 2 | 3;
              onChange({ ...criterion, preference: { ...preference, strength } });
            }}
          />
        </Field>
        <Checkbox
          label="Ties allowed"
          help="Without ties, people who cannot tell must guess."
          checked={preference.ties}
          onChange={(event) => onChange({ ...criterion, preference: { ...preference, ties: event.target.checked } })}
        />
      </div>
    </FieldSet>
  );
}

function OptionsPart({ criterion, onChange }: CriterionPartsProps) {
  const { marksText } = KINDS[criterion.kind];
  const { partIsOptional } = SETUPS[criterion.kind];
  return (
    <FieldSet
      legend={marksText ? "Labels" : "Options"}
      help={partIsOptional && "Without options, the responses of the example are ranked."}
    >
      <OptionsEditor
        options={criterion.options ?? []}
        noun={marksText ? "label" : "option"}
        onChange={(next) => onChange({ ...criterion, options: partIsOptional && next.length === 0 ? undefined : next })}
      />
    </FieldSet>
  );
}

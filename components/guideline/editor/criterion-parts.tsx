"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Criterion } from "@/lib/guideline/schema";
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

/** What one answers with: options, a scale or a preference, as the kind has it. */
export function CriterionParts({ criterion, onChange }: CriterionPartsProps) {
  const { kind, options, scale, preference } = criterion;
  if (scale) {
    return (
      <FieldSet legend="Scale">
        <ScaleEditor scale={scale} onChange={(next) => onChange({ ...criterion, scale: next })} />
      </FieldSet>
    );
  }
  if (preference) {
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
  if (kind === "text") return null;
  return (
    <FieldSet
      legend={kind === "span" ? "Labels" : "Options"}
      help={kind === "ranking" ? "Without options, the responses of the example are ranked." : undefined}
    >
      <OptionsEditor
        options={options ?? []}
        noun={kind === "span" ? "label" : "option"}
        onChange={(next) =>
          onChange({ ...criterion, options: kind === "ranking" && next.length === 0 ? undefined : next })
        }
      />
    </FieldSet>
  );
}

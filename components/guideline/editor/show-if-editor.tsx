"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";

interface ShowIfEditorProps {
  showIf: Criterion["showIf"];
  /** The criteria asked before this one. */
  earlier: readonly Criterion[];
  onChange: (showIf: Criterion["showIf"]) => void;
}

const choicesOf = (criterion: Criterion) => KINDS[criterion.kind].conditions(criterion);

/** When a criterion is asked: always, or only after certain answers to one that comes before. */
export function ShowIfEditor({ showIf, earlier, onChange }: ShowIfEditorProps) {
  const able = earlier.filter((criterion) => choicesOf(criterion).length > 0);
  const asked = able.find(({ key }) => key === showIf?.criterion);
  if (able.length === 0 && !showIf) {
    return <p className="text-muted">Always asked. No earlier criterion has answers to wait for.</p>;
  }
  return (
    <div className="grid gap-2">
      <Field
        label="Asked"
        error={showIf && !asked ? `It waits for ${showIf.criterion}, which does not come before it.` : undefined}
      >
        <Select
          value={showIf?.criterion ?? ""}
          placeholder="Always"
          options={able.map(({ key, title }) => ({ value: key, label: `Depending on: ${title || key}` }))}
          onChange={(event) =>
            onChange(event.target.value === "" ? undefined : { criterion: event.target.value, in: [] })
          }
        />
      </Field>
      {asked && showIf && (
        <FieldSet
          legend="Only when the answer is one of"
          error={showIf.in.length === 0 ? "Choose at least one answer." : undefined}
        >
          <div className="flex flex-wrap gap-x-4">
            {choicesOf(asked).map((value) => (
              <Checkbox
                key={value}
                label={asked.options?.find((option) => option.value === value)?.label || String(value)}
                checked={showIf.in.includes(value)}
                onChange={(event) => {
                  const others = showIf.in.filter((one) => one !== value);
                  onChange({ ...showIf, in: event.target.checked ? [...others, value] : others });
                }}
              />
            ))}
          </div>
        </FieldSet>
      )}
    </div>
  );
}

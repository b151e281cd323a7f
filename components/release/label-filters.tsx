"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import type { LabelQuery } from "@/lib/labels/schema";
import { cutOptions } from "@/lib/labels/session-cut";

export interface LabelFiltersProps {
  criteria: readonly SelectOption[];
  versions: readonly number[];
  /** Everybody who can have given a label, by the key that the address takes. */
  people: readonly { key: string; name: string }[];
  /** The project's rule on sessions (`sessionCutSchema`); null where none stands. */
  rule: string | null;
}

interface Choices extends LabelFiltersProps {
  chosen: LabelQuery;
  choose: (change: LabelQuery) => void;
}

/** Which labels go out: of what, under which version, by whom and from when. */
export function LabelFilters({ criteria, versions, people, rule, chosen, choose }: Choices) {
  const { criterion, version, from, to, annotators, within } = chosen;
  return (
    <>
      <Field label="Criterion">
        <Select
          options={criteria}
          placeholder="All criteria"
          value={criterion ?? ""}
          onChange={(event) => choose({ criterion: event.target.value || undefined })}
        />
      </Field>
      <Field label="Guideline version" help="Each label names its own.">
        <Select
          options={versions.map((number) => ({ value: String(number), label: `v${number}` }))}
          placeholder="All versions"
          value={version === "all" ? "" : String(version ?? "")}
          onChange={(event) => choose({ version: Number(event.target.value) || undefined })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Day label="Submitted from" value={from ?? ""} onChoose={(day) => choose({ from: day || undefined })} />
        <Day label="Submitted before" value={to ?? ""} onChoose={(day) => choose({ to: day || undefined })} />
      </div>
      {(rule !== null || within !== undefined) && (
        <Field label="Of each session" help="Late labels can be left out.">
          <Select
            options={cutOptions(rule, within)}
            placeholder="All labels"
            value={within ?? ""}
            onChange={(event) => choose({ within: event.target.value || undefined })}
          />
        </Field>
      )}
      {people.length > 1 && (
        <People
          people={people}
          chosen={annotators ?? []}
          onChoose={(keys) => choose({ annotators: keys.length === 0 ? undefined : keys })}
        />
      )}
    </>
  );
}

function Day({ label, value, onChoose }: { label: string; value: string; onChoose: (day: string) => void }) {
  return (
    <Field label={label}>
      <Input type="date" value={value.slice(0, 10)} onChange={(event) => onChoose(event.target.value)} />
    </Field>
  );
}

interface PeopleProps {
  people: LabelFiltersProps["people"];
  chosen: readonly string[];
  onChoose: (keys: string[]) => void;
}

function People({ people, chosen, onChoose }: PeopleProps) {
  const words = chosen.length === 0 ? "everybody" : `${chosen.length} of ${people.length}`;
  return (
    <details open={chosen.length > 0}>
      <summary className="cursor-pointer font-medium">
        Labels of <span className="font-normal text-muted">{words}</span>
      </summary>
      <FieldSet legend={<span className="sr-only">Labels of</span>} className="mt-1 max-h-56 overflow-y-auto">
        {people.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))
            }
          />
        ))}
      </FieldSet>
    </details>
  );
}

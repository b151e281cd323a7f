"use client";

import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { choicesOf, valueWords } from "@/lib/curate/condition-words";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import type { OfferedFormat } from "@/lib/release/readiness";
import type { ExportQuery } from "@/lib/release/schema";

interface FileChoiceProps {
  format: OfferedFormat | undefined;
  criteria: readonly Criterion[];
  query: ExportQuery;
  choose: (change: Partial<ExportQuery>) => void;
}

/** How the chosen format is written: in which container, and what it has to be told beside. */
export function FileChoice({ format, criteria, query, choose }: FileChoiceProps) {
  const judging = format?.asksDesirable ? judgingCriterion(criteria, query.criterion) : undefined;
  return (
    <>
      <Field label="File">
        <Select
          value={query.container}
          onChange={(event) => choose({ container: event.target.value as ExportQuery["container"] })}
          options={[
            { value: "text", label: "Text: lines of JSON, or CSV" },
            { value: "parquet", label: "Parquet" },
          ]}
        />
      </Field>
      {judging && (
        <Desirable
          key={judging.key}
          criterion={judging}
          value={query.desirable ?? ""}
          onChange={(desirable) => choose({ desirable: desirable || undefined })}
        />
      )}
    </>
  );
}

/** By which criterion a response is one to learn, where it does not say so by itself: the one named, else the only one. */
function judgingCriterion(criteria: readonly Criterion[], named: string | undefined): Criterion | undefined {
  const fitting = criteria.filter(
    ({ kind }) => KINDS[kind].isOption || KINDS[kind].isNumber || KINDS[kind].isPreference,
  );
  const one = fitting.length === 1 ? fitting[0] : fitting.find(({ key }) => key === named);
  return one && !KINDS[one.kind].isPreference ? one : undefined;
}

interface DesirableProps {
  criterion: Criterion;
  value: string;
  onChange: (value: string) => void;
}

function Desirable({ criterion, value, onChange }: DesirableProps) {
  const options = choicesOf(criterion).map((choice) => ({ value: choice, label: valueWords(choice, criterion) }));
  if (!KINDS[criterion.kind].isNumber)
    return (
      <Field label="To be learned" help={<About words="With these answers to" criterion={criterion} />}>
        <Combobox
          label="To be learned"
          multiple
          options={options}
          value={value.split(",").filter(Boolean)}
          onValueChange={(chosen) => onChange(chosen.join(","))}
        />
      </Field>
    );
  return (
    <Field label="To be learned" help={<About words="From this point of" criterion={criterion} />}>
      {options.length > 0 ? (
        <Select
          value={value}
          placeholder="Choose a point"
          options={options}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input type="number" step="any" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

function About({ words, criterion }: { words: string; criterion: Criterion }) {
  return (
    <>
      {words} “<bdi>{criterion.title}</bdi>”.
    </>
  );
}

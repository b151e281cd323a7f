"use client";

import { Database, PencilLine } from "lucide-react";
import { memo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { BlindExample } from "@/lib/formats/example";
import type { Clause } from "@/lib/guideline/changes/clauses";
import type { ExampleSource } from "@/lib/guideline/example-sources";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import type { Entry } from "./editor-state";
import { ExampleForm } from "./example-form";
import { ExamplePicker, type FindExamples } from "./example-picker";
import { isAt, type Subject, subjectOptions, subjectValue, valueSubject } from "./example-subjects";

interface ExamplesFormProps {
  examples: readonly GuidelineExample[];
  entries: readonly Entry[];
  clauses: readonly Clause[];
  /** The clause or criterion whose examples are shown; all of them without one. */
  place: Subject | null;
  onPlace: (place: Subject | null) => void;
  onChange: (examples: readonly GuidelineExample[]) => void;
  sources: readonly ExampleSource[];
  find: FindExamples;
}

/** Good, bad and borderline examples of one place, written here or picked out of a project. */
export const ExamplesForm = memo(function ExamplesForm(props: ExamplesFormProps) {
  const { examples, entries, clauses, place, onPlace, onChange, sources, find } = props;
  const [picking, setPicking] = useState(false);
  const subjects = subjectOptions(entries, clauses);
  const shown = place ? examples.filter((example) => isAt(example, place)) : examples;
  const target = place ?? valueSubject(subjects[0]?.value ?? "");
  function add(example: BlindExample, source?: string) {
    if (!target) return;
    // Random, so that two people who add one at the same time do not give both the same key.
    const key = `e-${crypto.randomUUID().slice(0, 8)}`;
    onChange([...examples, { key, verdict: "good", ...target, example, why: "", ...(source && { source }) }]);
    onPlace(target);
  }
  return (
    <div className="grid gap-4">
      <Field label="Examples of" help="A clause or criterion is understood by what one sees, more than by its words.">
        <Select
          value={place ? subjectValue(place) : ""}
          placeholder={`All places (${examples.length})`}
          options={subjects}
          onChange={(event) => onPlace(valueSubject(event.target.value))}
        />
      </Field>
      {shown.length === 0 && (
        <p className="text-muted">None here yet. Most useful: one good, one bad, one on the line.</p>
      )}
      <ul className="grid gap-4">
        {shown.map((example) => (
          <li key={example.key}>
            <ExampleForm
              example={example}
              subjects={subjects}
              onChange={(next) => onChange(examples.map((one) => (one.key === example.key ? next : one)))}
              onRemove={() => onChange(examples.filter((one) => one.key !== example.key))}
            />
          </li>
        ))}
      </ul>
      {target ? (
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<PencilLine aria-hidden />}
            onClick={() => add({ kind: "instruction", prompt: "", response: "" })}
          >
            Write a prompt and response
          </Button>
          <Button icon={<PencilLine aria-hidden />} onClick={() => add({ kind: "text", text: "" })}>
            Write a text
          </Button>
          {sources.length > 0 && (
            <Button icon={<Database aria-hidden />} onClick={() => setPicking(true)}>
              Pick from a project
            </Button>
          )}
        </div>
      ) : (
        <p className="text-muted">Write a heading or add a criterion first: examples belong to one of them.</p>
      )}
      {picking && (
        <ExamplePicker
          sources={sources}
          find={find}
          onClose={() => setPicking(false)}
          onPick={(example, source) => {
            add(example, source);
            setPicking(false);
          }}
        />
      )}
    </div>
  );
});

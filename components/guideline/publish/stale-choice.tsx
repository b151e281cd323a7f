"use client";

import { useState } from "react";
import { Field, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import type { StaleDecision } from "@/lib/guideline/inputs";
import type { LabelCounts } from "@/lib/guideline/records";

interface StaleChoiceProps {
  criterion: { key: string; title: string };
  projects: readonly LabelCounts[];
  decision: StaleDecision;
  onDecide: (decision: StaleDecision) => void;
}

const FIRST_SAMPLE = 10;
const MOST = 1_000_000;

const OPTIONS = [
  { value: "keep", label: "Keep", help: "They count for the older version only. Nobody is asked again." },
  { value: "requeue", label: "Re-queue all", help: "Whoever labelled an example is asked this criterion again." },
  { value: "sample", label: "Re-queue a sample", help: "The same, for some examples drawn at random." },
];

/** What becomes of the stale labels of one criterion: the same in every project that moves. */
export function StaleChoice({ criterion, projects, decision, onDecide }: StaleChoiceProps) {
  const [sample, setSample] = useState(FIRST_SAMPLE);
  const chosen = typeof decision === "object" ? "sample" : decision;
  return (
    <FieldSet
      legend={<bdi>{criterion.title}</bdi>}
      help={staleWords(projects, criterion.key).map(({ project, words }) => (
        <span key={`${project}${words}`} className="block wrap-anywhere">
          {project !== null && <bdi>{project}</bdi>}
          {words}
        </span>
      ))}
    >
      <RadioGroup
        value={chosen}
        onValueChange={(value) => onDecide(value === "sample" ? { sample } : value === "requeue" ? "requeue" : "keep")}
        options={OPTIONS}
      />
      {chosen === "sample" && (
        <Field label="Examples to re-queue in each project" className="ms-6 mt-1">
          <Input
            type="number"
            min={1}
            max={MOST}
            required
            value={Number.isNaN(sample) ? "" : sample}
            onChange={({ target: { valueAsNumber } }) => {
              setSample(valueAsNumber);
              if (Number.isInteger(valueAsNumber)) onDecide({ sample: valueAsNumber });
            }}
            className="w-28"
          />
        </Field>
      )}
    </FieldSet>
  );
}

/** A line about labels; it begins with the name of a project where it is about one. */
interface StaleLine {
  project: string | null;
  words: string;
}

/** How many labels of a criterion become stale, a line per project; projects without a name are taken together. */
export function staleWords(projects: readonly LabelCounts[], key: string): StaleLine[] {
  const touched = projects.filter(({ criteria }) => criteria[key] !== undefined);
  if (touched.length === 0) return [{ project: null, words: "Nobody has labelled it yet." }];
  const named = touched.flatMap(({ name, version, criteria }) =>
    name === null ? [] : [{ project: name, words: `, on version ${version}: ${countWords(criteria[key]!)}` }],
  );
  const others = touched.filter(({ name }) => name === null).map(({ criteria }) => criteria[key]!);
  if (others.length === 0) return named;
  const judgments = others.reduce((sum, counts) => sum + counts.judgments, 0);
  const where = formatCount(others.length, "project", "projects");
  const words = `${where} that you are no member of: ${formatCount(judgments, "label", "labels")}`;
  return [...named, { project: null, words }];
}

function countWords({ judgments, people, examples }: LabelCounts["criteria"][string]): string {
  return `${formatCount(judgments, "label", "labels")} by ${formatCount(people, "person", "people")} on ${formatCount(examples, "example", "examples")}`;
}

"use client";

import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { ListTable } from "@/components/ui/list-table";
import { Select } from "@/components/ui/select";
import type { Criterion } from "@/lib/guideline/schema";
import type { ExportSummary } from "@/lib/import/exports/export-summary";
import { leftOutWords } from "@/lib/jobs/left-out";

/** What is said of the labels of an export that it does not say itself. */
export interface ExportChoices {
  annotator: string;
  /** Question of the export → key of a criterion. */
  criteria: Record<string, string>;
  gold: boolean;
}

export const NO_CHOICES: ExportChoices = { annotator: "", criteria: {}, gold: false };

/** What is still to be said of labels that are taken. */
export function unsaid({ nameless }: ExportSummary, { annotator }: ExportChoices): string | null {
  return nameless > 0 && annotator.trim() === "" ? "Say who gave the labels first, under “Labelled by”." : null;
}

interface ExportLabelsProps {
  summary: ExportSummary;
  criteria: readonly Criterion[];
  choices: ExportChoices;
  onChange: (choices: ExportChoices) => void;
  /** Whether examples are made of the same records, which can then get known answers. */
  withExamples: boolean;
}

/** The labels of another tool's export: which question is which criterion, and who labelled where the file does not say. */
export function ExportLabels({ summary, criteria, choices, onChange, withExamples }: ExportLabelsProps) {
  const { tool, questions, people, models, nameless, truths, leftOut } = summary;
  const missing = questions.filter(({ criterion }) => criterion === undefined).map(({ name }) => name);
  const left = leftOutWords(leftOut);
  return (
    <div className="grid max-w-3xl gap-4">
      <p className="text-muted">
        {tool}: in the first records answers of{" "}
        {people === 0 && nameless > 0 ? "people who are not named" : formatCount(people, "person", "people")}
        {models > 0 && ` and ${formatCount(models, "model")}, which is kept apart from people`}.
        {left !== "" && ` Left out: ${left}.`}
      </p>
      <ListTable
        caption="Questions of the export and criteria"
        rows={questions}
        rowKey={({ name }) => name}
        columns={[
          { label: "Question", cell: ({ name }) => <span dir="auto">{name}</span> },
          { label: "Answers", align: "end", cell: ({ labels }) => <span className="tabular">{labels}</span> },
          {
            label: "Criterion",
            cell: ({ name, criterion }) => (
              <Select
                aria-label={`${name} is`}
                placeholder="none: refused"
                options={criteria.map(({ key, title }) => ({ value: key, label: title }))}
                value={criterion ?? ""}
                onChange={({ target }) =>
                  onChange({ ...choices, criteria: { ...choices.criteria, [name]: target.value } })
                }
              />
            ),
          },
        ]}
      />
      {missing.length > 0 && (
        <Callout tone="warn" title={`No criterion fits ${missing.join(", ")}`}>
          Choose one above, or add a fitting one to the guideline first. Without it these answers are refused by line
          {withExamples ? "; the examples are taken all the same." : "."}
        </Callout>
      )}
      {nameless > 0 && (
        <Field
          label="Labelled by"
          help="The export names nobody for these answers. An email of a member is that member."
        >
          <Input
            maxLength={500}
            value={choices.annotator}
            onChange={(event) => onChange({ ...choices, annotator: event.target.value })}
          />
        </Field>
      )}
      {withExamples && truths > 0 && (
        <Checkbox
          label="What the export calls ground truth becomes the known answer"
          help="Such examples can then test annotators. Otherwise these are answers like any other."
          checked={choices.gold}
          onChange={(event) => onChange({ ...choices, gold: event.target.checked })}
        />
      )}
    </div>
  );
}

"use client";

import { memo } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { type GuidelineContent, QUALITIES } from "@/lib/guideline/schema";

type Qualities = GuidelineContent["qualities"];
type Quality = (typeof QUALITIES)[number];

const QUESTIONS: Record<Quality, { label: string; help: string }> = {
  relevant: { label: "Relevant", help: "Which examples belong in this dataset at all?" },
  aligned: { label: "Aligned with the task", help: "When does an answer fit what was asked?" },
  consistent: { label: "Consistent", help: "When do two people decide alike?" },
  formatted: { label: "Correctly formatted", help: "What must an example look like to be used?" },
  unique: { label: "Sufficiently unique", help: "When are two examples too alike to keep both?" },
  compliant: { label: "Compliant", help: "What may not be in the data?" },
};

interface QualitiesFormProps {
  qualities: Qualities;
  onChange: (qualities: Qualities) => void;
}

/** What each of the six qualities of good data means here. */
export const QualitiesForm = memo(function QualitiesForm({ qualities, onChange }: QualitiesFormProps) {
  return (
    <div className="grid gap-4">
      <p className="text-muted">Data is good when it has these six qualities. Say what each means for yours.</p>
      {QUALITIES.map((quality) => (
        <Field key={quality} label={QUESTIONS[quality].label} help={QUESTIONS[quality].help}>
          <Textarea
            rows={2}
            value={qualities[quality] ?? ""}
            onChange={(event) => {
              const { [quality]: _old, ...others } = qualities;
              onChange(event.target.value === "" ? others : { ...others, [quality]: event.target.value });
            }}
          />
        </Field>
      ))}
    </div>
  );
});

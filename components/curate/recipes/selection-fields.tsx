"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { ConditionForm } from "@/components/release/condition-form";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { NamedWords } from "@/components/words/named-words";
import { conditionsOf, writeCondition } from "@/lib/curate/condition";
import { conditionWords } from "@/lib/curate/condition-words";
import type { StepOf } from "@/lib/curate/recipes/steps/all-steps";
import { EXCLUSION_WORDS, type ExclusionReason } from "@/lib/curate/schema";
import { type Criterion, QUALITIES } from "@/lib/guideline/schema";

interface SelectionFieldsProps {
  step: StepOf<"selection">;
  criteria: readonly Criterion[];
  onChange: (step: StepOf<"selection">) => void;
}

/** Conditions that what stays must meet, and what the others lack. */
export function SelectionFields({ step, criteria, onChange }: SelectionFieldsProps) {
  const [adds, setAdds] = useState(step.where.length === 0);
  const conditions = conditionsOf(step.where);
  return (
    <div className="grid gap-2">
      <span className="flex flex-wrap items-center gap-2">
        What does not meet all of these, also where nothing is decided yet; excluded as
        <Select
          aria-label="What they lack"
          value={step.reason}
          options={QUALITIES.map((value) => ({ value, label: EXCLUSION_WORDS[value] }))}
          onChange={(event) => onChange({ ...step, reason: event.target.value as ExclusionReason })}
        />
      </span>
      {conditions.length > 0 && (
        <ul className="grid gap-1">
          {conditions.map((condition, place) => (
            <li key={step.where[place]} className="flex items-center gap-2">
              <span className="wrap-anywhere">
                <NamedWords>
                  {conditionWords(
                    condition,
                    criteria.find(({ key }) => key === condition.criterion),
                  )}
                </NamedWords>
              </span>
              <IconButton
                size="sm"
                label="Remove this condition"
                onClick={() => onChange({ ...step, where: step.where.filter((_, at) => at !== place) })}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {adds ? (
        <ConditionForm
          criteria={criteria}
          condition={null}
          onSave={(condition) => {
            setAdds(false);
            onChange({ ...step, where: [...new Set([...step.where, writeCondition(condition)])] });
          }}
          onCancel={() => setAdds(false)}
        />
      ) : (
        <span>
          <Button size="sm" variant="quiet" className="-ms-2" onClick={() => setAdds(true)}>
            <Plus aria-hidden />
            Add a condition
          </Button>
        </span>
      )}
    </div>
  );
}

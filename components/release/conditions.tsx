"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldSet } from "@/components/ui/field";
import { formatNumber } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { NamedWords } from "@/components/words/named-words";
import { type Condition, conditionsOf, MOST_CONDITIONS, writeCondition } from "@/lib/curate/condition";
import { conditionWords } from "@/lib/curate/condition-words";
import type { Fallen } from "@/lib/curate/meets";
import type { Criterion } from "@/lib/guideline/schema";
import { ConditionForm } from "./condition-form";

interface ConditionsProps {
  criteria: readonly Criterion[];
  /** As the address has them. */
  where: readonly string[];
  /** How many examples fall by each; null where they could not be counted. */
  fell: readonly Fallen[] | null;
  onChange: (where: string[]) => void;
}

/** What every example that goes out must meet, each with how many fall by it. */
export function Conditions({ criteria, where, fell, onChange }: ConditionsProps) {
  // Which one is in the form: an index, or a new one behind the last.
  const [open, setOpen] = useState<number | null>(null);
  const conditions = conditionsOf(where);
  function save(condition: Condition, place: number) {
    const next = where.toSpliced(place, 1, writeCondition(condition));
    setOpen(null);
    onChange([...new Set(next)]);
  }
  const form = (place: number) => (
    <ConditionForm
      criteria={criteria}
      condition={conditions[place] ?? null}
      onSave={(condition) => save(condition, place)}
      onCancel={() => setOpen(null)}
    />
  );
  return (
    <FieldSet
      legend="Conditions"
      help="On what is decided and who labelled it. Only examples that meet all of them go out; an example falls by the first that it does not meet."
    >
      {conditions.length > 0 && (
        <ol className="mb-2 border-t border-line">
          {conditions.map((condition, place) => (
            <li key={where[place]} className="border-b border-line py-1">
              {open === place ? (
                form(place)
              ) : (
                <div className="grid min-h-7 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
                  <div className="flex flex-wrap items-center justify-between gap-x-3">
                    <Button
                      variant="quiet"
                      size="sm"
                      className="-ms-2 min-w-0 shrink! justify-start! text-start whitespace-normal!"
                      title="Change it"
                      onClick={() => setOpen(place)}
                    >
                      <span className="inline-block wrap-anywhere first-letter:uppercase">
                        <NamedWords>
                          {conditionWords(
                            condition,
                            criteria.find(({ key }) => key === condition.criterion),
                          )}
                        </NamedWords>
                      </span>
                    </Button>
                    <span className="text-muted">{fallWords(fell?.find((one) => one.where === where[place]))}</span>
                  </div>
                  <IconButton
                    size="sm"
                    label="Remove this condition"
                    onClick={() => onChange(where.filter((_, index) => index !== place))}
                  >
                    <X aria-hidden />
                  </IconButton>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {open === conditions.length ? (
        form(conditions.length)
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            icon={<Plus aria-hidden />}
            disabled={criteria.length === 0 || conditions.length >= MOST_CONDITIONS}
            onClick={() => setOpen(conditions.length)}
          >
            Add a condition
          </Button>
          {conditions.length > 1 && (
            <Button size="sm" variant="quiet" onClick={() => onChange([])}>
              Remove all
            </Button>
          )}
        </div>
      )}
    </FieldSet>
  );
}

/** “31 undecided, 765 fall short” */
function fallWords(fallen: Fallen | undefined): string {
  if (!fallen) return "";
  const parts = [
    ...(fallen.undecided > 0 ? [`${formatNumber(fallen.undecided)} undecided`] : []),
    ...(fallen.short > 0 ? [`${formatNumber(fallen.short)} fall short`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "none fall";
}

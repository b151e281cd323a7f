"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { numbered } from "@/components/ui/numbered";
import { Select } from "@/components/ui/select";
import type { Criterion } from "@/lib/guideline/schema";
import { guessMapOf } from "@/lib/import/guess-labels";
import type { LabelDraft, ValueDraft } from "@/lib/import/label-draft";
import { ColumnSelect, columnLabel } from "./column-select";
import { ValueMap } from "./value-map";

interface ValueColumnsProps {
  columns: readonly string[];
  records: readonly unknown[];
  criteria: readonly Criterion[];
  draft: LabelDraft;
  onChange: (draft: LabelDraft) => void;
}

/** Marks, among the choices of a criterion, a column that names it row by row. */
const BY_COLUMN = "column:";

/** The columns of answers, each with its criterion and what its values mean. */
export function ValueColumns({ columns, records, criteria, draft, onChange }: ValueColumnsProps) {
  const setValue = (index: number, patch: Partial<ValueDraft>) => {
    const values = draft.values.map((value, at) => (at === index ? withGuess({ ...value, ...patch }) : value));
    onChange({ ...draft, values });
  };
  const withGuess = (value: ValueDraft) => ({ ...value, map: guessMapOf(value, criteria, records) });
  const targets = [
    ...criteria.map(({ key, title }) => ({ value: key, label: title })),
    ...columns.map((column) => ({ value: `${BY_COLUMN}${column}`, label: `named in ${columnLabel(column)}` })),
  ];
  return (
    <div className="grid gap-4">
      {numbered(draft.values).map(({ item: value, place: index }) => {
        const criterion = criteria.find(({ key }) => key === value.criterion);
        return (
          <fieldset key={`${index} of ${draft.values.length}`} className="grid gap-3 border-s-2 border-line ps-4">
            <legend className="sr-only">Answers {index + 1}</legend>
            <div className="flex flex-wrap items-end gap-3">
              <ColumnSelect
                label="Answers stand in"
                required
                columns={columns}
                value={value.column}
                onChange={(column) => setValue(index, { column })}
              />
              <Field label="and belong to" required>
                <Select
                  placeholder="Choose a criterion"
                  options={targets}
                  value={value.criterion || (value.criterionColumn && `${BY_COLUMN}${value.criterionColumn}`)}
                  onChange={({ target }) =>
                    setValue(
                      index,
                      target.value.startsWith(BY_COLUMN)
                        ? { criterion: "", criterionColumn: target.value.slice(BY_COLUMN.length) }
                        : { criterion: target.value, criterionColumn: "" },
                    )
                  }
                />
              </Field>
              {draft.values.length > 1 && (
                <IconButton
                  label={`Remove answers ${index + 1}`}
                  onClick={() => onChange({ ...draft, values: draft.values.filter((_, at) => at !== index) })}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </div>
            {criterion && value.column !== "" && (
              <ValueMap
                criterion={criterion}
                columns={[value.column]}
                records={records}
                map={value.map}
                onChange={(map) =>
                  onChange({ ...draft, values: draft.values.map((one, at) => (at === index ? { ...one, map } : one)) })
                }
              />
            )}
          </fieldset>
        );
      })}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden />}
          onClick={() =>
            onChange({
              ...draft,
              values: [...draft.values, { column: "", criterion: "", criterionColumn: "", map: {} }],
            })
          }
        >
          Another column of answers
        </Button>
      </div>
    </div>
  );
}

"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { LabelDraft } from "@/lib/import/label-draft";
import { ColumnSelect } from "./column-select";
import { IdColumns } from "./id-columns";

interface LabelColumnsProps {
  columns: readonly string[];
  draft: LabelDraft;
  onChange: (draft: LabelDraft) => void;
}

/** Which columns say who labelled what, when, how long, in which session. */
export function LabelColumns({ columns, draft, onChange }: LabelColumnsProps) {
  const set = (patch: Partial<LabelDraft>) => onChange({ ...draft, ...patch });
  return (
    <div className="grid max-w-4xl gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <IdColumns
        label="Example"
        help="The id by which the project knows it; two columns for a pair."
        required
        columns={columns}
        value={draft.example}
        onChange={(example) => set({ example })}
        unordered={draft.unordered}
        onUnordered={(unordered) => set({ unordered })}
      />
      <IdColumns
        label="Annotator"
        help="An email that belongs to a member is that member."
        required
        columns={columns}
        value={draft.annotator}
        onChange={(annotator) => set({ annotator })}
      />
      <ColumnSelect
        label="Given at"
        help="ISO 8601, or seconds or milliseconds since 1970."
        columns={columns}
        value={draft.submittedAt}
        onChange={(submittedAt) => set({ submittedAt })}
      />
      <TimeColumn
        label="Time taken"
        columns={columns}
        column={draft.wallTime}
        unit={draft.wallUnit}
        onChange={(wallTime, wallUnit) => set({ wallTime, wallUnit })}
      />
      <TimeColumn
        label="Of it, active"
        columns={columns}
        column={draft.activeTime}
        unit={draft.activeUnit}
        onChange={(activeTime, activeUnit) => set({ activeTime, activeUnit })}
      />
      <ColumnSelect label="Session" columns={columns} value={draft.session} onChange={(session) => set({ session })} />
      <ColumnSelect
        label="Guideline version"
        help="Without one, the pinned version."
        columns={columns}
        value={draft.guidelineVersion}
        onChange={(guidelineVersion) => set({ guidelineVersion })}
      />
      <ColumnSelect label="Comment" columns={columns} value={draft.comment} onChange={(comment) => set({ comment })} />
    </div>
  );
}

interface TimeColumnProps {
  label: string;
  columns: readonly string[];
  column: string;
  unit: "ms" | "s";
  onChange: (column: string, unit: "ms" | "s") => void;
}

function TimeColumn({ label, columns, column, unit, onChange }: TimeColumnProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_9rem] items-end gap-2">
      <ColumnSelect label={label} columns={columns} value={column} onChange={(chosen) => onChange(chosen, unit)} />
      <Field label={`Unit of ${label.toLowerCase()}`} hideLabel>
        <Select
          disabled={column === ""}
          options={[
            { value: "ms", label: "milliseconds" },
            { value: "s", label: "seconds" },
          ]}
          value={unit}
          onChange={(event) => onChange(column, event.target.value === "s" ? "s" : "ms")}
        />
      </Field>
    </div>
  );
}

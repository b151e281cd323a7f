"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
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

/** Which columns say who labelled what. */
export function LabelColumns({ columns, draft, onChange }: LabelColumnsProps) {
  const set = (patch: Partial<LabelDraft>) => onChange({ ...draft, ...patch });
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
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
    </div>
  );
}

/** Which columns say when, how long, in which session and under which version; folded while no column does. */
export function CircumstanceColumns({ columns, draft, onChange }: LabelColumnsProps) {
  const set = (patch: Partial<LabelDraft>) => onChange({ ...draft, ...patch });
  const { submittedAt, wallTime, activeTime, session, guidelineVersion, comment } = draft;
  const [guessed] = useState([submittedAt, wallTime, activeTime, session, guidelineVersion, comment].some(Boolean));
  return (
    <details open={guessed} className="group">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-sm py-0.5 text-muted hover:text-ink">
        <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-90" />
        Times, session, version and comment
      </summary>
      <div className="mt-3 grid max-w-4xl gap-4 sm:grid-cols-2 lg:grid-cols-3">
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
        <ColumnSelect
          label="Session"
          columns={columns}
          value={draft.session}
          onChange={(session) => set({ session })}
        />
        <ColumnSelect
          label="Guideline version"
          help="Without one, the version in force."
          columns={columns}
          value={draft.guidelineVersion}
          onChange={(guidelineVersion) => set({ guidelineVersion })}
        />
        <ColumnSelect
          label="Comment"
          columns={columns}
          value={draft.comment}
          onChange={(comment) => set({ comment })}
        />
      </div>
    </details>
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

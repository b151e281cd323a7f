"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { guessTimeForm } from "@/lib/import/guess-labels";
import type { LabelDraft } from "@/lib/import/label-draft";
import { KNOWN_FORMS } from "@/lib/import/time-forms";
import { formsOf } from "@/lib/import/times";
import { valuesIn } from "@/lib/import/value-map";
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
      {draft.layout !== "people" && (
        <IdColumns
          label="Annotator"
          help="An email that belongs to a member is that member."
          required
          columns={columns}
          value={draft.annotator}
          onChange={(annotator) => set({ annotator })}
        />
      )}
    </div>
  );
}

interface CircumstanceColumnsProps extends LabelColumnsProps {
  records: readonly unknown[];
}

/** Which columns say when, how long, in which session and under which version; folded while no column does. */
export function CircumstanceColumns({ columns, records, draft, onChange }: CircumstanceColumnsProps) {
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
          columns={columns}
          value={draft.submittedAt}
          onChange={(submittedAt) => set({ submittedAt, timeForm: guessTimeForm(submittedAt, records) })}
        />
        {submittedAt !== "" && (
          <TimeForm
            forms={formsOf(valuesIn(records, submittedAt))}
            form={draft.timeForm}
            zone={draft.timeZone}
            onChange={(timeForm, timeZone) => set({ timeForm, timeZone })}
          />
        )}
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

interface TimeFormProps {
  /** Those that fit the beginning of the file; all where none does. */
  forms: readonly string[];
  form: string;
  zone: string;
  onChange: (form: string, zone: string) => void;
}

const ZONES = Intl.supportedValuesOf("timeZone");

const NAMED_FORMS: Record<string, string> = {
  seconds: "seconds since 1970",
  milliseconds: "milliseconds since 1970",
  excel: "days, as spreadsheets count",
  java: "Mon May 04 10:12:12 PDT 2026",
};

/** How the times are written, where they are not in ISO 8601, and in which zone. */
function TimeForm({ forms, form, zone, onChange }: TimeFormProps) {
  const offered = new Set([...(forms.length > 0 ? forms : KNOWN_FORMS), ...Object.keys(NAMED_FORMS), form]);
  offered.delete("");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_9rem] items-end gap-2">
      <Field label="Written as">
        <Select
          placeholder="ISO 8601, or since 1970"
          options={[...offered].map((one) => ({ value: one, label: NAMED_FORMS[one] ?? one }))}
          value={form}
          onChange={(event) => onChange(event.target.value, zone)}
        />
      </Field>
      <Field label="Time zone">
        <Select
          placeholder="UTC"
          disabled={form === ""}
          options={ZONES.map((one) => ({ value: one, label: one }))}
          value={zone}
          onChange={(event) => onChange(form, event.target.value)}
        />
      </Field>
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

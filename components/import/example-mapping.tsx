"use client";

import { useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { ListTable } from "@/components/ui/list-table";
import { Select, type SelectOption } from "@/components/ui/select";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import type { Criterion } from "@/lib/guideline/schema";
import { valueIn } from "@/lib/import/columns";
import { type ExampleDraft, isExampleKind, LEFT_OUT } from "@/lib/import/example-draft";
import { pathsWithin } from "@/lib/import/nested-paths";
import { columnLabel } from "./column-select";
import { IdColumns } from "./id-columns";

interface ExampleMappingFormProps {
  columns: readonly string[];
  records: readonly unknown[];
  criteria: readonly Criterion[];
  draft: ExampleDraft;
  onChange: (draft: ExampleDraft) => void;
}

const FIELDS: SelectOption[] = [
  { value: "prompt", label: "prompt: what was asked" },
  { value: "response", label: "response: the one answer" },
  { value: "text", label: "text: to be labelled by itself" },
  { value: "messages", label: "messages: a conversation as JSON" },
  { value: "response:A", label: "response A" },
  { value: "response:B", label: "response B" },
  { value: "response:C", label: "response C" },
  { value: "response:D", label: "response D" },
  { value: "chosen", label: "chosen response" },
  { value: "rejected", label: "rejected response" },
  { value: "score", label: "score: a number for the response" },
  { value: "system", label: "system prompt" },
  { value: "reasoning", label: "reasoning: chain of thought" },
  { value: "tools", label: "tools: what could be called, as JSON" },
  { value: "provenance:source", label: "source: where it comes from" },
  { value: "provenance:licence", label: "licence" },
  { value: "provenance:model", label: "generating model" },
];

/** Which column is which field of an example, with a value of each column beside it. */
export function ExampleMappingForm({ columns, records, criteria, draft, onChange }: ExampleMappingFormProps) {
  const rows = records.filter(isRecord);
  const optionsOf = (column: string): SelectOption[] => [
    ...FIELDS,
    { value: `slice:${column.slice(0, 100)}`, label: "a slice: a property to filter and compare by" },
    ...criteria.map(({ key, title }) => ({ value: `gold:${key}`, label: `known answer: ${title}` })),
    { value: `extra:${column.slice(0, 100)}`, label: "kept with the origin, not shown" },
    { value: LEFT_OUT, label: "nothing: it is left out" },
  ];
  const [isOpen, setOpen] = useState(false);
  const own = columns.filter((column) => !draft.id.includes(column));
  const inner = useMemo(
    () => new Map(columns.map((column) => [column, pathsWithin(records, column)])),
    [columns, records],
  );
  const hasInner = own.some((column) => (inner.get(column) ?? []).length > 0);
  const shown = own.flatMap((column) => [
    { column, within: false },
    // What was chosen stays in sight.
    ...(inner.get(column) ?? [])
      .filter((path) => isOpen || Object.hasOwn(draft.targets, path))
      .map((path) => ({ column: path, within: true })),
  ]);
  const set = (column: string, target: string) =>
    onChange({ ...draft, targets: { ...draft.targets, [column]: target } });
  return (
    <div className="grid gap-4">
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        <Field label="Kind of example">
          <Select
            placeholder="recognised record by record"
            options={EXAMPLE_KINDS.map((kind) => ({ value: kind, label: kind }))}
            value={draft.kind}
            onChange={({ target }) => onChange({ ...draft, kind: isExampleKind(target.value) ? target.value : "" })}
          />
        </Field>
        <IdColumns
          label="Id"
          help="Without one, the id is made from the content."
          columns={columns}
          value={draft.id}
          onChange={(id) => onChange({ ...draft, id })}
          unordered={draft.unordered}
          onUnordered={(unordered) => onChange({ ...draft, unordered })}
        />
      </div>
      {hasInner && (
        <Checkbox
          label="Show the fields within columns"
          help="Some columns hold objects or lists. What stands in them can be mapped by itself."
          checked={isOpen}
          onChange={({ target }) => setOpen(target.checked)}
        />
      )}
      <ListTable
        caption="Columns and their fields"
        rows={shown}
        rowKey={({ column }) => column}
        columns={[
          {
            label: "Column",
            cell: ({ column, within }) => (
              <span dir="auto" className={within ? "ps-4 text-muted" : undefined}>
                {columnLabel(column)}
              </span>
            ),
          },
          { label: "First value", cell: ({ column }) => <span dir="auto">{sample(rows, column)}</span> },
          {
            label: "Becomes",
            cell: ({ column, within }) => (
              <Select
                aria-label={`${columnLabel(column)} becomes`}
                placeholder={
                  within ? "nothing of its own" : "what its name says; if that is no field, kept with the origin"
                }
                options={optionsOf(column)}
                value={draft.targets[column] ?? ""}
                onChange={(event) => set(column, event.target.value)}
              />
            ),
          },
        ]}
      />
    </div>
  );
}

function sample(rows: readonly Record<string, unknown>[], column: string): string {
  const value = rows.map((row) => valueIn(row, column)).find((one) => one !== undefined && one !== null && one !== "");
  const text = typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

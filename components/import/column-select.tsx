"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

interface ColumnSelectProps {
  label: string;
  help?: string;
  hideLabel?: boolean;
  required?: boolean;
  columns: readonly string[];
  value: string;
  onChange: (column: string) => void;
}

/** One column of the file, or none. */
export function ColumnSelect({ label, help, hideLabel, required, columns, value, onChange }: ColumnSelectProps) {
  return (
    <Field label={label} help={help} hideLabel={hideLabel} required={required}>
      <Select
        placeholder={required ? "Choose a column" : "none"}
        options={columns.map((column) => ({ value: column, label: columnLabel(column) }))}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** A table without a header has numbers for names. */
export function columnLabel(column: string): string {
  return /^\d+$/.test(column) ? `column ${column}` : column;
}

"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { columnLabel } from "./column-select";

interface IdColumnsProps {
  label: string;
  help: string;
  required?: boolean;
  columns: readonly string[];
  value: readonly string[];
  onChange: (columns: string[]) => void;
  /** Given, the order of joined columns can be made to be of no matter. */
  unordered?: boolean;
  onUnordered?: (unordered: boolean) => void;
}

/** The column that holds an id, or several that make one together. */
export function IdColumns({ label, help, required, columns, value, onChange, unordered, onUnordered }: IdColumnsProps) {
  const chosen = value.filter((column) => column !== "");
  return (
    <div className="grid content-start gap-1">
      <Field label={label} help={help} required={required}>
        <Combobox
          label={label}
          multiple
          placeholder="Choose one column or several"
          options={columns.map((column) => ({ value: column, label: columnLabel(column) }))}
          value={chosen}
          onValueChange={onChange}
        />
      </Field>
      {chosen.length > 1 && onUnordered && (
        <Checkbox
          label="The order does not matter"
          help={`“4, 15” and “15, 4” are then the same ${label.toLowerCase()}.`}
          checked={unordered}
          onChange={(event) => onUnordered(event.target.checked)}
        />
      )}
    </div>
  );
}

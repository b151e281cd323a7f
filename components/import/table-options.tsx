"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DELIMITERS } from "@/lib/formats/csv-cells";
import type { Container } from "@/lib/formats/detect";
import type { TableOptions } from "@/lib/import/columns";

const DELIMITER_WORDS: Record<(typeof DELIMITERS)[number], string> = {
  ",": "comma",
  "\t": "tab",
  ";": "semicolon",
  "|": "vertical bar",
  " ": "space",
};

const CONTAINER_WORDS: Record<Container["container"], string> = {
  ndjson: "NDJSON: a JSON value per line",
  json: "a JSON list",
  csv: "a table",
  lines: "plain text, one record per line",
};

interface TableOptionsFormProps {
  container: Container;
  table: TableOptions | undefined;
  onChange: (table: TableOptions | undefined) => void;
}

/** What was detected and, for a table, how it is cut; both can be overruled. */
export function TableOptionsForm({ container, table, onChange }: TableOptionsFormProps) {
  const isTable = container.container === "csv";
  return (
    <div className="grid content-start gap-2">
      <p>
        <span className="font-medium">Read as</span> {CONTAINER_WORDS[container.container]}
        {table === undefined && <span className="text-muted"> (detected)</span>}
      </p>
      {(isTable || container.container === "lines") && (
        <div className="flex flex-wrap items-end gap-3">
          <Field label="Columns are separated by">
            <Select
              placeholder={isTable ? undefined : "nothing: whole lines"}
              options={DELIMITERS.map((delimiter) => ({ value: delimiter, label: DELIMITER_WORDS[delimiter] }))}
              value={isTable ? container.delimiter : ""}
              onChange={(event) => {
                const delimiter = DELIMITERS.find((one) => one === event.target.value);
                onChange(delimiter ? { ...table, delimiter } : undefined);
              }}
            />
          </Field>
          {isTable && (
            <Checkbox
              label="The first row names the columns"
              className="min-h-8 items-center"
              checked={container.header}
              onChange={(event) => onChange({ ...table, header: event.target.checked })}
            />
          )}
        </div>
      )}
    </div>
  );
}

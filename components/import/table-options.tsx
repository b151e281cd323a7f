"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DELIMITERS } from "@/lib/formats/csv-cells";
import type { TableOptions } from "@/lib/import/columns";
import type { FileContainer } from "@/lib/import/preview";

const DELIMITER_WORDS: Record<(typeof DELIMITERS)[number], string> = {
  ",": "comma",
  "\t": "tab",
  ";": "semicolon",
  "|": "vertical bar",
  " ": "space",
};

const CONTAINER_WORDS: Record<FileContainer["container"], string> = {
  ndjson: "NDJSON: a JSON value per line",
  json: "a JSON document",
  csv: "a table",
  markdown: "a Markdown table",
  workbook: "an Excel workbook",
  parquet: "Parquet",
  lines: "plain text, one record per line",
};

interface TableOptionsFormProps {
  container: FileContainer;
  table: TableOptions | undefined;
  onChange: (table: TableOptions | undefined) => void;
}

/** What was detected and, for a table, where it stands and how it is cut; all of it can be overruled. */
export function TableOptionsForm({ container, table, onChange }: TableOptionsFormProps) {
  const isTable = container.container === "csv";
  return (
    <div className="grid content-start gap-2">
      <p>
        <span className="font-medium">Read as</span> {CONTAINER_WORDS[container.container]}
        {table === undefined && <span className="text-muted"> (detected)</span>}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        {(isTable || container.container === "lines") && (
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
        )}
        {container.container === "workbook" && container.sheets.length > 1 && (
          <Field label="Sheet">
            <Select
              options={container.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              value={container.sheet}
              onChange={(event) => onChange({ sheet: event.target.value })}
            />
          </Field>
        )}
        {"header" in container && (
          <>
            <Field label={container.container === "workbook" ? "Begins in row" : "Begins in line"}>
              <Input
                type="number"
                min={1}
                value={container.start ?? 1}
                onChange={({ target }) => {
                  const start = Math.trunc(Number(target.value));
                  if (start >= 1) onChange({ ...table, start });
                }}
              />
            </Field>
            <Checkbox
              label="The first row names the columns"
              className="min-h-8 items-center"
              checked={container.header}
              onChange={(event) => onChange({ ...table, header: event.target.checked })}
            />
          </>
        )}
      </div>
    </div>
  );
}

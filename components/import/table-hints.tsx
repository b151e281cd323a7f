"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import type { TableOptions } from "@/lib/import/columns";
import type { TableHints } from "@/lib/import/table-hints";
import { columnLabel } from "./column-select";

interface TableHintsFormProps {
  hints: TableHints;
  table: TableOptions | undefined;
  onChange: (table: TableOptions | undefined) => void;
}

/** Asks what cannot be told from the file: whether words stand for a missing value, and commas part decimals. */
export function TableHintsForm({ hints, table, onChange }: TableHintsFormProps) {
  const { missing, decimalComma } = hints;
  if (missing.length === 0 && decimalComma.length === 0) return null;
  const listed = table?.missing ?? [];
  const setMissing = (word: string, isMissing: boolean) => {
    const words = isMissing ? [...listed, word] : listed.filter((other) => other !== word);
    onChange({ ...table, missing: words.length > 0 ? words : undefined });
  };
  return (
    <FieldSet legend="Read otherwise than it is written">
      {missing.map(({ word, columns }) => (
        <Checkbox
          key={word}
          label={
            <>
              <code className="font-mono">{word}</code> says that a value is missing
            </>
          }
          help={`In ${names(columns)}. Otherwise it is a text.`}
          checked={listed.includes(word)}
          onChange={(event) => setMissing(word, event.target.checked)}
        />
      ))}
      {decimalComma.length > 0 && (
        <Checkbox
          label="Numbers have a decimal comma"
          help={`In ${names(decimalComma)}. 3,5 is then three and a half, 1.000 a thousand; otherwise 3,5 is no number.`}
          checked={table?.decimals === "comma"}
          onChange={(event) => onChange({ ...table, decimals: event.target.checked ? "comma" : undefined })}
        />
      )}
    </FieldSet>
  );
}

function names(columns: readonly string[]): string {
  const shown = columns.slice(0, 5).map(columnLabel).join(", ");
  return columns.length > 5 ? `${shown} and ${columns.length - 5} more` : shown;
}

"use client";

import clsx from "clsx";
import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

/** What is to be imported: a file, or a pasted text as one. */
export interface ImportSource {
  blob: Blob;
  /** Empty for a pasted text. */
  name: string;
}

/** Choose a file, drop it, or paste text. */
export function SourcePicker({ onPick, disabled }: { onPick: (source: ImportSource) => void; disabled: boolean }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [text, setText] = useState("");
  const take = (file: File | null | undefined) => file && !disabled && onPick({ blob: file, name: file.name });
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <section
        aria-label="Drop a file here"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={clsx(
          "grid min-h-48 content-center justify-items-center gap-3 rounded-lg border border-dashed px-4 py-6 text-center",
          over ? "border-slate bg-sunken" : "border-edge",
        )}
      >
        <FileUp aria-hidden className="size-6 text-muted" />
        <div>
          <label htmlFor={id} className={clsx(buttonStyle("primary"), "cursor-pointer focus-within:outline-2")}>
            Choose a file
            <input
              id={id}
              type="file"
              className="sr-only"
              disabled={disabled}
              accept=".ndjson,.jsonl,.json,.csv,.tsv,.txt,.md,.xlsx,.parquet,.gz,text/*,application/json"
              onChange={(event) => take(event.target.files?.[0])}
            />
          </label>
          <span className="ms-2 max-sm:hidden">or drop it here</span>
        </div>
        <p className="max-w-[44ch] text-muted">
          NDJSON, JSON, CSV or any table, an Excel workbook (.xlsx), Parquet, or one text per line, also packed with
          gzip; up to 4 GB.
        </p>
      </section>
      <form
        className="grid content-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") onPick({ blob: new Blob([text]), name: "" });
        }}
      >
        <Field
          label="Or paste records"
          help="One JSON object per line, a table with its header, also copied from a spreadsheet, or one text per line."
        >
          <Textarea rows={6} value={text} onChange={(event) => setText(event.target.value)} spellCheck={false} />
        </Field>
        <div>
          <Button type="submit" disabled={disabled || text.trim() === ""}>
            Look at it
          </Button>
        </div>
      </form>
    </div>
  );
}

"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FieldSet } from "@/components/ui/field";
import { formatBytes } from "@/components/ui/format";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ExampleKind } from "@/lib/formats/example";
import type { Criterion } from "@/lib/guideline/schema";
import type { TableOptions } from "@/lib/import/columns";
import { openExport } from "@/lib/import/exports/open-export";
import { looksLikeLabels } from "@/lib/import/guess-labels";
import { type PreviewFile, previewFile } from "@/lib/import/preview";
import { ExamplesForm } from "./examples-form";
import { LabelsForm } from "./labels-form";
import type { ImportSource } from "./source-picker";
import { TableHintsForm } from "./table-hints";
import { TableOptionsForm } from "./table-options";

interface FileDeskProps {
  projectId: string;
  source: ImportSource;
  file: PreviewFile;
  criteria: readonly Criterion[];
  /** Kinds of the examples that the project has already. */
  kinds: readonly ExampleKind[];
  onClose: () => void;
}

/** One opened file: how it is read, what it holds, and the form for that. */
export function FileDesk({ projectId, source, file, criteria, kinds, onClose }: FileDeskProps) {
  const [table, setTable] = useState<TableOptions | undefined>();
  const [chosen, setChosen] = useState<"examples" | "labels" | null>(null);
  const preview = useMemo(() => previewFile(file, table), [file, table]);
  const header = (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 font-medium wrap-anywhere" dir="auto">
        {source.name || "Pasted text"}
      </p>
      <span className="figures text-muted">{formatBytes(source.blob.size)}</span>
      <Button size="sm" onClick={onClose}>
        Choose another
      </Button>
    </div>
  );
  if (!preview.ok) {
    return (
      <div className="grid gap-4">
        {header}
        <Callout tone="bad" title="This file cannot be imported as it is">
          {preview.message}. Nothing was sent.
        </Callout>
      </div>
    );
  }
  const records = preview.events.flatMap((event) => ("value" in event ? [event.value] : []));
  const what =
    chosen ??
    (looksLikeLabels(preview.columns, criteria, records) && !records.some(openExport) ? "labels" : "examples");
  const form = { projectId, source, preview, criteria, kinds, table: preview.table };
  // Guesses begin anew when the file is read in another way.
  const { container } = preview;
  const reading = `${preview.columns.join("\n")}\n${container.container}\n${"sheet" in container ? container.sheet : ""}`;
  return (
    <div className="grid gap-6">
      {header}
      <div className="flex flex-wrap gap-x-12 gap-y-4">
        <FieldSet legend="What does it hold?">
          <RadioGroup
            value={what}
            onValueChange={(value) => setChosen(value === "labels" ? "labels" : "examples")}
            options={[
              { value: "examples", label: "Examples", help: "Texts to be labelled, one record each" },
              { value: "labels", label: "Existing labels", help: "Who gave which answer to which example" },
            ]}
          />
        </FieldSet>
        <TableOptionsForm container={container} table={table} onChange={setTable} />
      </div>
      <TableHintsForm hints={preview.hints} table={table} onChange={setTable} />
      {what === "labels" ? <LabelsForm key={reading} {...form} /> : <ExamplesForm key={reading} {...form} />}
    </div>
  );
}

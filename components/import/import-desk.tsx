"use client";

import { useState } from "react";
import { Callout } from "@/components/ui/callout";
import { Progress } from "@/components/ui/progress";
import type { ExampleKind } from "@/lib/formats/example";
import type { Criterion } from "@/lib/guideline/schema";
import type { PreviewFile } from "@/lib/import/preview";
import { FileDesk } from "./file-desk";
import { type ImportSource, SourcePicker } from "./source-picker";

interface ImportDeskProps {
  projectId: string;
  /** Of the pinned guideline version: what labels and known answers are read by. */
  criteria: readonly Criterion[];
  /** Kinds of the examples that the project has already. */
  kinds: readonly ExampleKind[];
}

interface Opened {
  source: ImportSource;
  file: PreviewFile;
  /** Counts the files opened, so that each begins with its own guesses. */
  number: number;
}

/** A new import: pick a file, see what will come of it, say which column is what, send it. Nothing is stored before that. */
export function ImportDesk({ projectId, criteria, kinds }: ImportDeskProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  async function open(source: ImportSource) {
    setOpening(true);
    try {
      // What reads workbooks and Parquet comes with the first file.
      const { openFile } = await import("@/lib/import/open-file");
      const file = await openFile(source.blob, source.name || undefined);
      setOpened((before) => ({ source, file, number: (before?.number ?? 0) + 1 }));
      setUnreadable(null);
    } catch {
      setUnreadable(source.name);
    }
    setOpening(false);
  }
  if (opened) {
    return (
      <FileDesk
        key={opened.number}
        projectId={projectId}
        source={opened.source}
        file={opened.file}
        criteria={criteria}
        kinds={kinds}
        onClose={() => setOpened(null)}
      />
    );
  }
  return (
    <div className="grid gap-4">
      {unreadable !== null && (
        <Callout tone="bad" title={`${unreadable} could not be read`}>
          It may have been moved, or be a folder. Nothing was sent. Choose the file again.
        </Callout>
      )}
      {opening && <Progress label="Reading the file" value={null} max={1} />}
      <SourcePicker onPick={open} disabled={opening} />
    </div>
  );
}

import type { ExampleKind } from "@/lib/formats/example";
import type { Criterion } from "@/lib/guideline/schema";
import type { TableOptions } from "@/lib/import/columns";
import type { FilePreview } from "@/lib/import/preview";
import type { ImportSource } from "./source-picker";

/** What both forms need of the opened file. */
export interface DeskForm {
  projectId: string;
  source: ImportSource;
  preview: Extract<FilePreview, { ok: true }>;
  criteria: readonly Criterion[];
  /** Kinds of the examples that the project has already. */
  kinds: readonly ExampleKind[];
  /** How the table is to be read, where the detection was overruled. */
  table: TableOptions | undefined;
}

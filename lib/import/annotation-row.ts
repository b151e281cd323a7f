import type { Example } from "@/lib/formats/example";
import type { Decimals } from "@/lib/formats/numbers";

/** One label as a file gives it; the value is still as it stood there. */
export interface AnnotationRow {
  /** The importer's id; empty where the record brings none but the example itself. */
  example: string;
  /** The example, where it stands in the same record: it may be known under another id. */
  content?: Example;
  annotator: string;
  criterion: string;
  value: unknown;
  /** How its spans count where not in code points: as UTF-16, or as either, whichever the words beside them say. */
  offsets?: "utf-16" | "either";
  /** A model gave it, not a person. */
  isModel?: true;
  submittedAt?: string;
  activeMs?: number;
  wallMs?: number;
  session?: string;
  guidelineVersion?: number;
  comment?: string;
  /** How the file writes numbers, where not with a decimal point. */
  decimals?: Decimals;
}

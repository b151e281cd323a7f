import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { LineError } from "@/lib/jobs/queue";
import type { AnnotationRow } from "./annotation-row";
import { type KnownExample, readForExample } from "./example-answer";

/** A guideline version that labels can be imported under. */
export interface KnownVersion {
  id: string;
  criteria: ReadonlyMap<string, Criterion>;
}

export interface KnownNames {
  /** By number; `pinned` is taken where a row names none. */
  versions: ReadonlyMap<number, KnownVersion>;
  pinned: number;
  /** By the importer's id. */
  examples: ReadonlyMap<string, KnownExample>;
}

export interface ReadLabel {
  line: number;
  row: AnnotationRow;
}

/** A label whose names are known and whose value fits its criterion. */
export interface ResolvedLabel {
  line: number;
  example_id: string;
  annotator: string;
  is_model: boolean;
  version_id: string;
  criterion_key: string;
  value: AnswerValue;
  value_key: string | null;
  comment: string | null;
  session: string | null;
  active_ms: number | null;
  wall_ms: number | null;
  submitted_at: string | null;
  import_key: string;
}

/** Looks a row's names up and reads its value; an error names the field and the remedy. */
export function resolveLabel({ line, row }: ReadLabel, known: KnownNames): ResolvedLabel | LineError {
  const version = known.versions.get(row.guidelineVersion ?? known.pinned);
  if (!version)
    return {
      line,
      code: "unknown-version",
      field: "guidelineVersion",
      message: `the guideline has no version ${row.guidelineVersion}; it has ${[...known.versions.keys()].join(", ")}`,
    };
  const criterion = version.criteria.get(row.criterion);
  if (!criterion)
    return {
      line,
      code: "unknown-criterion",
      field: "criterion",
      message: `the guideline version has no criterion ${row.criterion}; it has ${[...version.criteria.keys()].join(", ")}`,
    };
  const example = known.examples.get(row.example);
  if (!example)
    return {
      line,
      code: "unknown-example",
      field: "example",
      message: `there is no example ${row.example} in this project; import the examples first, or choose to make placeholders for those that are missing`,
    };
  const checked = readForExample(criterion, row, example);
  if (!checked.ok)
    return { line, code: "invalid-value", field: "value", message: `${row.criterion}: ${checked.message}` };
  if (row.activeMs !== undefined && row.wallMs !== undefined && row.activeMs > row.wallMs) {
    return {
      line,
      code: "invalid-field",
      field: "activeMs",
      message: `active time (${row.activeMs} ms) is longer than wall time (${row.wallMs} ms); check the columns and their units`,
    };
  }
  return {
    line,
    example_id: example.id,
    annotator: row.annotator,
    is_model: row.isModel === true,
    version_id: version.id,
    criterion_key: criterion.key,
    value: checked.value,
    value_key: storedKey(criterion, checked.value),
    comment: row.comment ?? null,
    session: row.session ?? null,
    active_ms: row.activeMs ?? null,
    wall_ms: row.wallMs ?? row.activeMs ?? null,
    submitted_at: row.submittedAt ?? null,
    import_key: importKey(row, version.id, checked.value),
  };
}

/**
 * The identity of an imported label: who said what about which example and criterion, under which version, when and in which
 * session. A row with the same identity is the same label and is stored once; the same slot with another value is a new revision.
 */
function importKey(row: AnnotationRow, versionId: string, value: AnswerValue): string {
  const identity = [
    row.example,
    row.annotator,
    row.criterion,
    versionId,
    value,
    row.submittedAt ?? null,
    row.session ?? null,
  ];
  return createHash("sha256").update(canonicalJson(identity)).digest("base64url");
}

import "server-only";
import { hash } from "node:crypto";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import type { Example } from "@/lib/formats/example";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { CheckedAnswer } from "@/lib/guideline/kinds/kind";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { LineError } from "@/lib/jobs/queue";
import type { AnnotationRow } from "./annotation-row";
import { contentHash } from "./content-hash";
import { dependsOnExample, type KnownExample, readForExample, readWithoutExample } from "./example-answer";
import { idOfContent } from "./store-examples";

/** A guideline version that labels can be imported under. */
export interface KnownVersion {
  id: string;
  criteria: ReadonlyMap<string, Criterion>;
}

/** What the rows of a file may be about. */
export interface TargetVersions {
  /** By number; `pinned` is taken where a row names none. */
  versions: ReadonlyMap<number, KnownVersion>;
  pinned: number;
}

export interface ReadLabel {
  line: number;
  row: AnnotationRow;
}

/** A label whose criterion is known, read as far as it can be without its example. */
interface ReadyLabel {
  line: number;
  /** With the name of its example, by its content where its record brings no id. */
  row: AnnotationRow;
  /** Of the content that its record brings. */
  hash?: string;
  versionId: string;
  criterion: Criterion;
  /** Null where what the example holds decides which answers there are. */
  answer: Answer | null;
}

type Answer = Exclude<CheckedAnswer, { ok: true }> | { ok: true; value: AnswerValue; importKey: string };

/** What can be known of a batch before the database is asked. */
export interface ReadyLabels {
  labels: readonly ReadyLabel[];
  errors: readonly LineError[];
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

/** Reads what can be read of rows before the database is asked; an error names the field and the remedy. */
export function readyLabels(given: readonly ReadLabel[], known: TargetVersions): ReadyLabels {
  const labels: ReadyLabel[] = [];
  const errors: LineError[] = [];
  const hashes = new Map<Example, string>();
  for (const read of given) {
    const label = readyLabel(read, known, hashes);
    if ("code" in label) errors.push(label);
    else labels.push(label);
  }
  return { labels, errors };
}

/** `hashes` holds those of the contents that came before: the labels of an example share its content. */
function readyLabel(
  { line, row: given }: ReadLabel,
  known: TargetVersions,
  hashes: Map<Example, string>,
): ReadyLabel | LineError {
  const version = known.versions.get(given.guidelineVersion ?? known.pinned);
  if (!version)
    return {
      line,
      code: "unknown-version",
      field: "guidelineVersion",
      message: `the guideline has no version ${given.guidelineVersion}; it has ${[...known.versions.keys()].join(", ")}`,
    };
  const criterion = version.criteria.get(given.criterion);
  if (!criterion)
    return {
      line,
      code: "unknown-criterion",
      field: "criterion",
      message: `the guideline version has no criterion ${given.criterion}; it has ${[...version.criteria.keys()].join(", ")}`,
    };
  const ofContent = given.content && { hash: hashes.get(given.content) ?? contentHash(given.content) };
  if (ofContent) hashes.set(given.content!, ofContent.hash);
  const row = ofContent && given.example === "" ? { ...given, example: idOfContent(ofContent.hash) } : given;
  const answer = dependsOnExample(criterion) ? null : answerOf(row, version.id, readWithoutExample(criterion, row));
  return { line, row, ...ofContent, versionId: version.id, criterion, answer };
}

function answerOf(row: AnnotationRow, versionId: string, checked: CheckedAnswer): Answer {
  return checked.ok ? { ...checked, importKey: importKey(row, versionId, checked.value) } : checked;
}

/** Finds a label's example and holds its answer against it; an error names the field and the remedy. */
export function resolveLabel(
  { line, row, versionId, criterion, answer: read }: ReadyLabel,
  examples: ReadonlyMap<string, KnownExample>,
): ResolvedLabel | LineError {
  const example = examples.get(row.example);
  if (!example)
    return {
      line,
      code: "unknown-example",
      field: "example",
      message: `there is no example ${row.example} in this project; import the examples first, or choose to make placeholders for those that are missing`,
    };
  const answer = read ?? answerOf(row, versionId, readForExample(criterion, row, example));
  if (!answer.ok)
    return { line, code: "invalid-value", field: "value", message: `${row.criterion}: ${answer.message}` };
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
    version_id: versionId,
    criterion_key: criterion.key,
    value: answer.value,
    value_key: storedKey(criterion, answer.value),
    comment: row.comment ?? null,
    session: row.session ?? null,
    active_ms: row.activeMs ?? null,
    wall_ms: row.wallMs ?? row.activeMs ?? null,
    submitted_at: row.submittedAt ?? null,
    import_key: answer.importKey,
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
  return hash("sha256", canonicalJson(identity), "base64url");
}

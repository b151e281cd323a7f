import { storableBeginning } from "@/lib/core/text/unstorable";
import type { Example } from "@/lib/formats/example";
import { answerContext } from "@/lib/guideline/answers/answer-context";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { Criterion } from "@/lib/guideline/schema";
import type { LineError } from "@/lib/jobs/queue";
import { readValue } from "./annotation-value";
import { contentHash } from "./content-hash";

export interface ReadExample {
  line: number;
  example: Example;
}

/** What is known of an example that goes into the database, besides what it holds. */
export interface PreparedRow {
  line: number;
  external_id: string;
  /** Whether the record brought it; else it is made from the content. */
  brings_id: boolean;
  kind: string;
  content_hash: string;
  provenance: object;
}

interface Row extends PreparedRow {
  content: Record<string, unknown>;
  slices: object;
  gold: GoldRow[];
}

interface GoldRow {
  criterion_key: string;
  value: unknown;
  value_key: string;
}

/** Length of the id, taken from the content's hash, of a record that brings none. */
const ID_LENGTH = 16;

/** The id of an example whose record brings none. */
export function idOfContent(hash: string): string {
  return hash.slice(0, ID_LENGTH);
}

/** A batch as it will be stored, as plain data, and what cannot be. */
export interface PreparedBatch {
  rows: readonly PreparedRow[];
  /** The rows in whole. */
  json: string;
  errors: readonly LineError[];
}

/** What can be done with a batch before the database is asked. */
export function prepareExamples(criteria: readonly Criterion[], batch: readonly ReadExample[]): PreparedBatch {
  const errors: LineError[] = [];
  const rows = batch.flatMap((read) => {
    const row = toRow(read, criteria);
    if ("code" in row) errors.push(row);
    return "code" in row ? [] : [row];
  });
  return { rows: rows.map(({ content: _, slices: __, gold: ___, ...row }) => row), json: JSON.stringify(rows), errors };
}

function toRow({ line, example }: ReadExample, criteria: readonly Criterion[]): Row | LineError {
  const { id, kind, slices, provenance, gold, ...content } = example;
  const content_hash = contentHash(example);
  const answers = goldRows(gold ?? {}, criteria, line, example);
  if (!Array.isArray(answers)) return answers;
  return {
    line,
    external_id: id ?? idOfContent(content_hash),
    brings_id: id !== undefined,
    kind,
    content,
    content_hash,
    slices: slices ?? {},
    provenance: provenance ?? {},
    gold: answers,
  };
}

function goldRows(
  gold: Record<string, unknown>,
  criteria: readonly Criterion[],
  line: number,
  example: Example,
): GoldRow[] | LineError {
  const rows: GoldRow[] = [];
  for (const [key, given] of Object.entries(gold)) {
    const criterion = criteria.find((candidate) => candidate.key === key);
    const known = criteria.map((candidate) => candidate.key).join(", ");
    if (!criterion)
      return {
        line,
        code: "invalid-gold",
        field: `gold.${key}`,
        message: `the pinned guideline version has no criterion ${key}; it has ${known}`,
      };
    const checked = readValue(criterion, given, answerContext(example.kind, example));
    if (!checked.ok) return { line, code: "invalid-gold", field: `gold.${key}`, message: checked.message };
    rows.push({
      criterion_key: key,
      value: checked.value,
      value_key: storedKey(criterion, checked.value) ?? storableBeginning(JSON.stringify(checked.value), 1000),
    });
  }
  return rows;
}

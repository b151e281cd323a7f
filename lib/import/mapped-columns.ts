import { nearest } from "@/lib/core/text/nearest";
import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { AnnotationMapping } from "./annotation-mapping";
import { columnsOf, hasColumn, type IdSource, valueIn } from "./columns";
import type { ExampleMapping } from "./mapping-schema";

const MOST_NAMED = 40;

/**
 * Follows which columns that a mapping names occur in a file. One that never does is a slip, and what it was to bring would be missing
 * without a word.
 */
export class ColumnWatch {
  readonly #unseen: Set<string>;
  readonly #columns = new Set<string>();
  /** Columns that hold lists of several entries, on the way to a column that is missing. */
  readonly #lists = new Set<string>();

  constructor(named: readonly string[]) {
    this.#unseen = new Set(named);
  }

  see(record: unknown): void {
    if (!isRecord(record) || (this.#unseen.size === 0 && this.#columns.size > 0)) return;
    for (const name of Object.keys(record)) this.#columns.add(name);
    for (const name of this.#unseen) {
      if (hasColumn(record, name)) this.#unseen.delete(name);
      const [first = ""] = name.split(".");
      const list = first === name ? undefined : unpackJson(valueIn(record, first));
      if (Array.isArray(list) && list.length > 1) this.#lists.add(first);
    }
  }

  /** What is missing, what is there and what was probably meant; null where all occurred, or no record was seen. */
  problem(): string | null {
    const missing = [...this.#unseen];
    if (missing.length === 0 || this.#columns.size === 0) return null;
    const columns = [...this.#columns];
    const slips = missing.map((name) => {
      const meant = nearest(name, columns);
      return `“${name}”${meant === undefined ? "" : ` (did you mean “${meant}”?)`}`;
    });
    const shown = columns.slice(0, MOST_NAMED).join(", ") + (columns.length > MOST_NAMED ? ", …" : "");
    const lists = [...this.#lists].map(
      (name) => ` “${name}” holds a list; a mapping of labels reads each of its entries with "each": "${name}".`,
    );
    return `The file has no column ${slips.join(", no column ")}. It has: ${shown}. Mend the mapping, or leave out what is not there.${lists.join("")}`;
  }
}

/** The columns that a mapping of examples names. */
export function exampleColumns({ fields, ignore }: ExampleMapping): string[] {
  return [...Object.values(fields).flatMap(columnsOf), ...ignore];
}

/**
 * The columns that a mapping of labels names. What may be missing is not among them under its own usual name, since a mapping that does
 * not speak of it has that name as well.
 */
export function labelColumns(mapping: AnnotationMapping): string[] {
  const { example, annotator, values, skip, each } = mapping;
  const needsAnnotator = values.some((value) => value.annotator === undefined);
  const sources: IdSource[] = [
    example,
    ...(needsAnnotator ? [annotator] : []),
    ...values.flatMap((value) => [
      ...("columns" in value ? Object.keys(value.columns) : [value.column]),
      ...("column" in value.criterion ? [value.criterion.column] : []),
      ...(value.annotator === undefined ? [] : [value.annotator]),
    ]),
    ...skip.map(({ column }) => column),
    ...(each === undefined ? [] : [each]),
    ...circumstances(mapping),
  ];
  return [...new Set(sources.flatMap(columnsOf))];
}

function circumstances(mapping: AnnotationMapping): IdSource[] {
  const { submittedAt, activeMs, wallMs, session, guidelineVersion, comment } = mapping;
  const times = { activeMs, wallMs };
  const durations = Object.entries(times).flatMap(([name, source]): IdSource[] => {
    if (source === null) return [];
    return "unit" in source ? (source.column === name ? [] : [source.column]) : [source.from, source.to];
  });
  const version =
    guidelineVersion === null || typeof guidelineVersion !== "object" || "constant" in guidelineVersion
      ? guidelineVersion
      : guidelineVersion.column;
  const single = { submittedAt, session, comment, guidelineVersion: version };
  const named = Object.entries(single).flatMap(([name, source]): IdSource[] =>
    source === null ||
    source === name ||
    (typeof source === "object" && "constant" in source && name === "guidelineVersion")
      ? []
      : [source as IdSource],
  );
  return [...durations, ...named];
}

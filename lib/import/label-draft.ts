import type { AnnotationMapping, AnnotationMappingInput } from "./annotation-mapping";
import { annotationMappingSchema } from "./annotation-mapping";
import type { IdSource, TableOptions } from "./columns";
import type { Times } from "./time-forms";

/** One column of answers in the form: to a criterion by its key, or to the one that another column names. */
export interface ValueDraft {
  column: string;
  /** A key, or empty where `criterionColumn` names the column. */
  criterion: string;
  criterionColumn: string;
  /** What stands in the column → the answer. */
  map: Record<string, string>;
}

/** How answers can stand in a row: a column for each question, for each person, or for each option of one question. */
export const LAYOUTS = ["questions", "people", "options"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The mapping of labels as a form holds it: column names, empty where there is none. */
export interface LabelDraft {
  /** Several columns are joined to one id. */
  example: string[];
  unordered: boolean;
  annotator: string[];
  /** A column whose cells hold a list, each entry of which is an answer. */
  each: string;
  layout: Layout;
  values: ValueDraft[];
  /** A column for each person: which, and what they all answer. */
  people: { columns: string[]; criterion: string; map: Record<string, string> };
  /** A column for each option: of which question, and option → column. */
  options: { criterion: string; columns: Record<string, string> };
  submittedAt: string;
  /** How the times are written where ISO 8601 and seconds are not, and the zone of those that name none. */
  timeForm: string;
  timeZone: string;
  activeTime: string;
  activeUnit: "ms" | "s";
  wallTime: string;
  wallUnit: "ms" | "s";
  session: string;
  guidelineVersion: string;
  comment: string;
}

export type ReadDraft = { ok: true; mapping: AnnotationMapping } | { ok: false; message: string };

/** The mapping that a form describes, or what is still missing. */
export function draftToMapping(draft: LabelDraft, table: TableOptions | undefined): ReadDraft {
  const example = idSource(draft.example, draft.unordered);
  const annotator = idSource(draft.annotator, false);
  if (example === null) return { ok: false, message: "Choose the column that names the example." };
  if (annotator === null && draft.layout !== "people")
    return { ok: false, message: "Choose the column that names the annotator." };
  const values = VALUES[draft.layout](draft);
  if (typeof values === "string") return { ok: false, message: values };
  const input: AnnotationMappingInput = {
    example,
    ...(annotator !== null && { annotator }),
    ...(draft.each !== "" && { each: draft.each }),
    values,
    submittedAt: draft.submittedAt || null,
    ...(draft.submittedAt !== "" && draft.timeForm !== "" && { times: timesOf(draft) }),
    activeMs: draft.activeTime === "" ? null : { column: draft.activeTime, unit: draft.activeUnit },
    wallMs: draft.wallTime === "" ? null : { column: draft.wallTime, unit: draft.wallUnit },
    session: draft.session || null,
    guidelineVersion: draft.guidelineVersion || null,
    comment: draft.comment || null,
    ...(table && { table }),
  };
  const read = annotationMappingSchema.safeParse(input);
  return read.success ? { ok: true, mapping: read.data } : { ok: false, message: `${read.error.issues[0]!.message}.` };
}

/** The mapping of another tool's export, which says all but who labelled, and which criterion a question of another name is. */
export function exportMapping(
  { annotator, criteria }: { annotator: string; criteria: Record<string, string> },
  table: TableOptions | undefined,
): ReadDraft {
  const mapping = annotationMappingSchema.parse({
    ...(annotator.trim() !== "" && { annotator: { constant: annotator.trim() } }),
    criteria: chosenOnly(criteria),
    ...(table && { table }),
  });
  return { ok: true, mapping };
}

/** Without those that were taken back. */
export function chosenOnly(criteria: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(criteria).filter(([, key]) => key !== ""));
}

type Values = NonNullable<AnnotationMappingInput["values"]>;

/** The columns of answers of each layout, or what is still missing. */
const VALUES: Record<Layout, (draft: LabelDraft) => Values | string> = {
  questions: (draft) => {
    const values = draft.values.filter(({ column }) => column !== "");
    if (values.length === 0) return "Choose at least one column of answers.";
    if (values.some(({ criterion, criterionColumn }) => criterion === "" && criterionColumn === ""))
      return "Choose the criterion that each column of answers belongs to.";
    return values.map(({ column, criterion, criterionColumn, map }) => ({
      column,
      criterion: criterion === "" ? { column: criterionColumn } : { key: criterion },
      ...mapOf(map),
    }));
  },
  people: ({ people: { columns, criterion, map } }) => {
    if (columns.length === 0) return "Choose the columns that hold each person’s answers.";
    if (criterion === "") return "Choose the criterion that these people answered.";
    return columns.map((column) => ({
      column,
      annotator: { constant: column },
      criterion: { key: criterion },
      ...mapOf(map),
    }));
  },
  options: ({ options: { criterion, columns } }) => {
    const named = Object.entries(columns).filter(([, column]) => column !== "");
    if (criterion === "") return "Choose the criterion whose options have a column each.";
    if (named.length === 0) return "Choose the column of each option.";
    if (new Set(named.map(([, column]) => column)).size < named.length)
      return "Choose another column for each option; one column cannot mean two.";
    return [
      { columns: Object.fromEntries(named.map(([option, column]) => [column, option])), criterion: { key: criterion } },
    ];
  },
};

function mapOf(map: Record<string, string>): { map?: Record<string, string> } {
  return Object.keys(map).length > 0 ? { map } : {};
}

function timesOf({ timeForm, timeZone }: LabelDraft): Times {
  return { form: timeForm, ...(timeZone !== "" && { zone: timeZone }) };
}

function idSource(columns: readonly string[], unordered: boolean): IdSource | null {
  const named = columns.filter((column) => column !== "");
  const [first] = named;
  if (first === undefined) return null;
  return named.length === 1 ? first : { columns: [...named], separator: ",", unordered };
}

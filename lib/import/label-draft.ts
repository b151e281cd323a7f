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

/** The mapping of labels as a form holds it: column names, empty where there is none. */
export interface LabelDraft {
  /** Several columns are joined to one id. */
  example: string[];
  unordered: boolean;
  annotator: string[];
  values: ValueDraft[];
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
  if (annotator === null) return { ok: false, message: "Choose the column that names the annotator." };
  const values = draft.values.filter(({ column }) => column !== "");
  if (values.length === 0) return { ok: false, message: "Choose at least one column of answers." };
  if (values.some(({ criterion, criterionColumn }) => criterion === "" && criterionColumn === ""))
    return { ok: false, message: "Choose the criterion that each column of answers belongs to." };
  const input: AnnotationMappingInput = {
    example,
    annotator,
    values: values.map(({ column, criterion, criterionColumn, map }) => ({
      column,
      criterion: criterion === "" ? { column: criterionColumn } : { key: criterion },
      ...(Object.keys(map).length > 0 && { map }),
    })),
    submittedAt: draft.submittedAt || null,
    ...(draft.submittedAt !== "" && draft.timeForm !== "" && { times: timesOf(draft) }),
    activeMs: draft.activeTime === "" ? null : { column: draft.activeTime, unit: draft.activeUnit },
    wallMs: draft.wallTime === "" ? null : { column: draft.wallTime, unit: draft.wallUnit },
    session: draft.session || null,
    guidelineVersion: draft.guidelineVersion || null,
    comment: draft.comment || null,
    ...(table && { table }),
  };
  return { ok: true, mapping: annotationMappingSchema.parse(input) };
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

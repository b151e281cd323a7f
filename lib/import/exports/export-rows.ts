import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnnotationRow } from "../annotation-row";
import { annotatorKey } from "../annotator-key";
import { type Outcome, refusal } from "../import-event";
import { withoutRivals } from "../rival-answers";
import { readDuration, readMoment } from "../times";
import type { ExportedLabel, ExportRecord } from "./export-record";
import { asAnswer } from "./match-names";

export interface ExportContext {
  /** Which criterion each question of the file is. */
  names: ReadonlyMap<string, Criterion>;
  criteria: readonly Criterion[];
  /** Who labelled, where the export names nobody. */
  annotator: string | undefined;
}

/** The labels of a record of an export, what is wrong with them, and what of it is none. */
export function exportRows({ id, labels, leftOut }: ExportRecord, context: ExportContext): Outcome<AnnotationRow>[] {
  const read = labels.map((label) => readLabel(id ?? "", label, context));
  const all = [...withoutRivals(read), ...leftOut.map((reason) => ({ leftOut: reason }))];
  return all.length > 0 ? all : [{ leftOut: "no-answer" }];
}

function readLabel(example: string, label: ExportedLabel, context: ExportContext): Outcome<AnnotationRow> {
  const criterion = label.name === "" ? onlyOfNothing(context.names) : context.names.get(label.name);
  if (label.name === "" && !criterion) return { leftOut: "no-answer" };
  if (!criterion) return refusal("unknown-criterion", "criterion", unknownName(label, context));
  const value = asAnswer(criterion, label.value);
  if (Array.isArray(value) && value.length === 0 && !takesNothing(criterion)) return { leftOut: "no-answer" };
  const annotator = label.annotator ?? context.annotator;
  if (annotator === undefined)
    return refusal(
      "missing-field",
      "annotator",
      'the export does not say who labelled; say it: by API "annotator", in the form “Labelled by”',
    );
  const moment = readMoment(label.submittedAt ?? undefined);
  const took = readDuration(label.seconds ?? undefined, "s");
  return {
    value: {
      example,
      annotator: label.isModel ? `model:${annotator}` : annotatorKey(annotator),
      criterion: criterion.key,
      value,
      ...(label.isModel && { isModel: true as const }),
      ...(label.offsets && { offsets: label.offsets }),
      ...(moment.ok && moment.value !== undefined && { submittedAt: moment.value }),
      // A page that was left open over night says nothing about the work.
      ...(took.ok && took.value !== undefined && { wallMs: took.value }),
    },
  };
}

/** An annotation without any result answers the only question to which "nothing" is an answer. */
function onlyOfNothing(names: ReadonlyMap<string, Criterion>): Criterion | undefined {
  const all = [...names.values()];
  return all.length === 1 && takesNothing(all[0]!) ? all[0] : undefined;
}

function takesNothing({ kind }: Criterion): boolean {
  return KINDS[kind].marksText || KINDS[kind].grading === "labels";
}

function unknownName({ name, value }: ExportedLabel, { criteria }: ExportContext): string {
  const given = JSON.stringify(value);
  const known = criteria.map(({ key }) => key).join(", ") || "none";
  return `no criterion of the guideline is called ${name} or is the only one to which ${given.length > 80 ? `${given.slice(0, 80)}…` : given} is an answer; it has ${known}. Add a fitting one, or say which it is ("criteria": {"${name}": "key"})`;
}

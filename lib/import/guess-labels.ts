import { isRecord } from "@/lib/formats/fields";
import type { Criterion } from "@/lib/guideline/schema";
import { findColumn, plainName } from "./column-names";
import { guessEach, guessOptions, guessPeople, listIn } from "./guess-layout";
import type { LabelDraft, ValueDraft } from "./label-draft";
import { formsOf } from "./times";
import { guessMap, valuesIn } from "./value-map";

const EXAMPLE = [
  /^(example|externalid)(id)?$/,
  /^(item|task|question|document|doc|segment|unit|sample|record|tweet|post|orig|hit)(id|no|nr|number)?$/,
  /^(text|sentence)(id|no|nr|number)$/,
  /(item|task|question|document|example|segment|text|tweet)id$/,
  /^id$/,
  // Texts are names only where nothing else is.
  /^(text|sentence)$/,
];
const ANNOTATOR = [
  /^(annotator|worker|rater|coder|judge|labell?er|reviewer|subject|participant)(id|name|email)?$/,
  /(annotator|worker|rater|coder|subject|participant)(ids?)?$/,
  /^(user|login|email|person|id)(id|name)?$/,
];
const VALUE = [
  /^(value|label|answer|response|rating|score|judge?ment|annotation|choice|vote)$/,
  /(label|rating|score)$/,
];
const CRITERION = [/^(criterion|criteria|aspect|dimension|attribute|metric|questionkey)$/];
const SUBMITTED = [/^(submittedat|submittime|submitted|endtime|end|timestamp|createdat|annotatedat|completedat|date)$/];
const ACTIVE = [/^(activems|activetime|activeseconds)$/];
const WALL = [
  /^(wallms|walltime|duration|durationms|elapsed|elapsedms|seconds|worktimeinseconds|time|times|rt|leadtime)$/,
];

const EMPTY: LabelDraft = {
  example: [""],
  unordered: false,
  annotator: [""],
  each: "",
  layout: "questions",
  values: [{ column: "", criterion: "", criterionColumn: "", map: {} }],
  people: { columns: [], criterion: "", map: {} },
  options: { criterion: "", columns: {} },
  submittedAt: "",
  timeForm: "",
  timeZone: "",
  activeTime: "",
  activeUnit: "ms",
  wallTime: "",
  wallUnit: "s",
  session: "",
  guidelineVersion: "",
  comment: "",
};

/**
 * Reads from names (and, in a table without a header, from the order) which column is what, and from the answers whether each person or
 * option has a column, or a list holds several people. What is not clear stays empty.
 */
export function guessLabels(
  columns: readonly string[],
  criteria: readonly Criterion[],
  records: readonly unknown[] = [],
): LabelDraft {
  const list = guessEach(columns, records, (name) => findColumn([name], ...ANNOTATOR.slice(0, 2)) !== undefined);
  if (list === null) return withLayout(guessRows(columns, criteria, records), columns, criteria, records);
  const outer = without(columns, list.column);
  const inner = without(list.names, ...outer);
  const entries = records.flatMap((record) =>
    isRecord(record) ? listIn(record, list.column).map((entry) => ({ ...entry, ...record })) : [],
  );
  return within(list.column, inner, guessRows([...outer, ...inner], criteria, entries));
}

/** The same guess with the columns of a list's entries named by their paths. */
function within(each: string, inner: readonly string[], guess: LabelDraft): LabelDraft {
  const path = (column: string) => (inner.includes(column) ? `${each}.${column}` : column);
  const { example, annotator, values, submittedAt, activeTime, wallTime, session, guidelineVersion, comment } = guess;
  return {
    ...guess,
    each,
    example: example.map(path),
    annotator: annotator.map(path),
    values: values.map((value) => ({
      ...value,
      column: path(value.column),
      criterionColumn: path(value.criterionColumn),
    })),
    submittedAt: path(submittedAt),
    activeTime: path(activeTime),
    wallTime: path(wallTime),
    session: path(session),
    guidelineVersion: path(guidelineVersion),
    comment: path(comment),
  };
}

/** How answers stand in a row where no column of them was found under a name of its own. */
function withLayout(
  draft: LabelDraft,
  columns: readonly string[],
  criteria: readonly Criterion[],
  records: readonly unknown[],
): LabelDraft {
  const { example, annotator, submittedAt, wallTime, activeTime, session, guidelineVersion, comment, values } = draft;
  const taken = [...example, ...annotator, submittedAt, wallTime, activeTime, session, guidelineVersion, comment];
  const free = without(columns, ...taken);
  const options = values.some(({ criterionColumn }) => criterionColumn !== "")
    ? null
    : guessOptions(free, criteria, records);
  if (options) return { ...draft, layout: "options", options };
  const people = annotator[0] === "" && example[0] !== "" ? guessPeople(free, criteria, records) : null;
  return people ? { ...draft, layout: "people", people } : draft;
}

function guessRows(
  columns: readonly string[],
  criteria: readonly Criterion[],
  records: readonly unknown[],
): LabelDraft {
  const nameless = columns.every((column, index) => column === String(index + 1));
  if (nameless && (columns.length < 3 || columns.length > 4)) return EMPTY;
  const pair = pairOfIds(columns);
  const annotatorFirst = findColumn(columns, ...ANNOTATOR.slice(0, 2));
  const others = columns.filter((column) => column !== annotatorFirst);
  const example = nameless ? "1" : (findColumn(others, ...EXAMPLE) ?? "");
  const annotator = nameless
    ? (columns[1] ?? "")
    : (annotatorFirst ?? findColumn(without(columns, example), ...ANNOTATOR) ?? "");
  const rest = without(columns, example, annotator, ...(pair ?? []));
  const wall = findColumn(rest, ...WALL) ?? "";
  const active = findColumn(rest, ...ACTIVE) ?? "";
  const submittedAt = findColumn(rest, ...SUBMITTED) ?? "";
  return {
    ...EMPTY,
    example: pair ?? [example],
    unordered: pair !== null,
    annotator: [annotator],
    values: guessValues(nameless ? columns.slice(2, 3) : rest, criteria, nameless).map((value) => ({
      ...value,
      map: guessMapOf(value, criteria, records),
    })),
    submittedAt,
    timeForm: guessTimeForm(submittedAt, records),
    timeZone: "",
    activeTime: active,
    activeUnit: unitOf(active),
    wallTime: wall,
    wallUnit: unitOf(wall),
    session: findColumn(rest, /^session(id)?$/) ?? "",
    guidelineVersion: findColumn(rest, /^guidelineversion$/) ?? "",
    comment: findColumn(rest, /^(comment|comments|note|notes|remark|explanation|rationale)$/) ?? "",
  };
}

/** Whether a file looks like labels rather than examples: somebody is named who gave a value. */
export function looksLikeLabels(
  columns: readonly string[],
  criteria: readonly Criterion[],
  records: readonly unknown[] = [],
): boolean {
  if (columns.some((column) => /^(prompt|instruction|messages|conversations|chosen|rejected)$/.test(plainName(column))))
    return false;
  const { example, annotator, values, layout, each } = guessLabels(columns, criteria, records);
  if (example[0] === "") return false;
  return (
    layout === "people" ||
    (annotator[0] !== "" && (layout === "options" || each !== "" || values.some(({ column }) => column !== "")))
  );
}

/** What the values of a column of answers probably mean on its criterion. */
export function guessMapOf(
  { column, criterion }: ValueDraft,
  criteria: readonly Criterion[],
  records: readonly unknown[],
): Record<string, string> {
  const asked = criteria.find(({ key }) => key === criterion);
  return asked && column !== "" ? guessMap(valuesIn(records, column), asked) : {};
}

/** The form of a column's times where they need one and there is only one that fits; which of day and month is first is not guessed. */
export function guessTimeForm(column: string, records: readonly unknown[]): string {
  const forms = column === "" ? [] : formsOf(valuesIn(records, column));
  return forms.length === 1 ? (forms[0] as string) : "";
}

function guessValues(columns: readonly string[], criteria: readonly Criterion[], nameless: boolean): ValueDraft[] {
  const wide = columns.flatMap((column): ValueDraft[] => {
    const criterion = criterionNamed(column, criteria);
    return criterion ? [{ column, criterion: criterion.key, criterionColumn: "", map: {} }] : [];
  });
  if (wide.length > 0) return wide;
  const column = nameless ? (columns[0] ?? "") : (findColumn(columns, ...VALUE) ?? "");
  const criterionColumn = nameless ? "" : (findColumn(without(columns, column), ...CRITERION) ?? "");
  const only = criterionColumn === "" && criteria.length === 1 ? criteria[0]!.key : "";
  return [{ column, criterion: only, criterionColumn, map: {} }];
}

/** The criterion that a column is called after, or else the one that a member of its path is: `Answer.sentiment.label`. */
function criterionNamed(column: string, criteria: readonly Criterion[]): Criterion | undefined {
  const isCalled = (name: string) =>
    criteria.filter(({ key, title }) => plainName(key) === plainName(name) || plainName(title) === plainName(name));
  const [own] = isCalled(column);
  const members = column.split(".").flatMap(isCalled);
  return own ?? (new Set(members).size === 1 ? members[0] : undefined);
}

/** Two columns such as Document1 and Document2 name an unordered pair. */
function pairOfIds(columns: readonly string[]): string[] | null {
  for (const first of columns) {
    const stem = /^(document|doc|item|text|sentence|word|example|object)(?:id)?1$/.exec(plainName(first))?.[1];
    const second = stem && findColumn(columns, new RegExp(`^${stem}(?:id)?2$`));
    if (second) return [first, second];
  }
  return null;
}

function unitOf(column: string): "ms" | "s" {
  return column === "" || /ms$|milli/.test(plainName(column)) ? "ms" : "s";
}

function without(columns: readonly string[], ...taken: string[]): string[] {
  return columns.filter((column) => !taken.includes(column));
}

import { EXAMPLE_KINDS, type ExampleKind } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import { recognise } from "@/lib/formats/recognise";
import { findColumn } from "./column-names";
import type { TableOptions } from "./columns";
import { type ExampleMapping, exampleMappingSchema } from "./mapping-schema";
import { spreadOutputs } from "./model-outputs";
import { pathsWithin } from "./nested-paths";

/** Target of a column that is to be left out. */
export const LEFT_OUT = "leave-out";

/** The mapping of examples as a form holds it. */
export interface ExampleDraft {
  /** Empty: recognised for each record. */
  kind: ExampleKind | "";
  /** Columns that make the id; several are joined. */
  id: string[];
  unordered: boolean;
  /** Column → field; a column that is not named here keeps its own name. */
  targets: Record<string, string>;
}

/** Which records are taken of which something is odd. */
export interface TakenRecords {
  refusedKinds: readonly ExampleKind[];
  emptyResponses: boolean;
  repeatedKeys: boolean;
}

/** What an import takes where nobody says otherwise. */
export const USUALLY_TAKEN: TakenRecords = { refusedKinds: [], emptyResponses: true, repeatedKeys: false };
/** Takes whatever can be read: shows what there is to choose from. */
export const ALL_TAKEN: TakenRecords = { ...USUALLY_TAKEN, repeatedKeys: true };

/** The mapping that a form describes; undefined where records are to be read just as they are. */
export function draftToExampleMapping(
  draft: ExampleDraft,
  table: TableOptions | undefined,
  taken: TakenRecords = USUALLY_TAKEN,
): ExampleMapping | undefined {
  const id = draft.id.filter((column) => column !== "");
  const named = Object.entries(draft.targets).filter(([, target]) => target !== "");
  const choices = choicesOf(taken);
  const isPlain = draft.kind === "" && id.length === 0 && named.length === 0 && Object.keys(choices).length === 0;
  if (isPlain && !table) return undefined;
  const fields = named.filter(([, target]) => target !== LEFT_OUT).map(([column, target]) => [target, column]);
  return exampleMappingSchema.parse({
    ...(draft.kind !== "" && { kind: draft.kind }),
    fields: {
      ...Object.fromEntries(fields),
      ...(id.length === 1 && { id: id[0] }),
      ...(id.length > 1 && { id: { columns: id, unordered: draft.unordered } }),
    },
    ignore: named.filter(([, target]) => target === LEFT_OUT).map(([column]) => column),
    ...(table && { table }),
    ...choices,
  });
}

/** Only what is not usual, so that a mapping says what somebody chose. */
function choicesOf({ refusedKinds, emptyResponses, repeatedKeys }: TakenRecords) {
  const kinds = EXAMPLE_KINDS.filter((kind) => !refusedKinds.includes(kind));
  return {
    ...(refusedKinds.length > 0 && kinds.length > 0 && { kinds }),
    ...(!emptyResponses && { emptyResponses }),
    ...(repeatedKeys && { repeatedKeys }),
  };
}

const SYNONYMS: Record<string, RegExp[]> = {
  prompt: [/^(question|query|instruction|request|task)$/, /(question|prompt)$/],
  response: [/^(answer|reply|completion|output|result)$/, /(answer|response|completion)$/],
  text: [/^(body|sentence|passage|comment|post|tweet|headline|document|message)$/, /(text|body)$/],
};

/** Leaves records alone that are recognised by their names; else guesses by names like theirs, and in a table without a header by length. */
export function guessExamples(columns: readonly string[], records: readonly unknown[]): ExampleDraft {
  const none: ExampleDraft = { kind: "", id: [], unordered: false, targets: {} };
  const known = records.filter((record) => spreadOutputs(record).every((one) => recognise(one).ok)).length;
  if (records.length === 0 || known * 2 >= records.length) return none;
  if (columns.every((column, index) => column === String(index + 1))) return guessByLength(columns, records);
  const paths = [...columns, ...columns.flatMap((column) => pathsWithin(records, column))];
  const prompt = findColumn(paths, ...SYNONYMS.prompt!);
  const response = findColumn(paths, ...SYNONYMS.response!);
  const id = findColumn(columns, /^(id|key|no|nr|number|uid|uuid)$/, /id$/);
  const targets: Record<string, string> =
    prompt && response
      ? { [prompt]: "prompt", [response]: "response" }
      : textTarget(findColumn(paths, ...SYNONYMS.text!));
  return { ...none, id: id && !Object.hasOwn(targets, id) ? [id] : [], targets };
}

/** The longest column is the text; a short one whose values are all different is the id. */
function guessByLength(columns: readonly string[], records: readonly unknown[]): ExampleDraft {
  const rows = records.filter(isRecord);
  const lengthOf = (column: string) => rows.reduce((sum, row) => sum + String(row[column] ?? "").length, 0);
  const text = columns.reduce((best, column) => (lengthOf(column) > lengthOf(best) ? column : best), columns[0] ?? "");
  const id = columns.find(
    (column) => column !== text && new Set(rows.map((row) => String(row[column]))).size === rows.length,
  );
  return { kind: "", id: id ? [id] : [], unordered: false, targets: textTarget(text) };
}

function textTarget(column: string | undefined): Record<string, string> {
  return column ? { [column]: "text" } : {};
}

export function isExampleKind(text: string): text is ExampleKind {
  return (EXAMPLE_KINDS as readonly string[]).includes(text);
}

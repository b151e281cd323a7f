import { groupByCode } from "@/lib/core/rating-table";
import { type Columns, ownArray } from "@/lib/server/columns/columns";
import { Dictionary, type DictionaryData } from "@/lib/server/columns/dictionary";
import type { Statement } from "@/lib/server/columns/read-columns";
import type { SessionCut } from "../session-cut";
import { LOG_SPEC, type LogSpec, type RatingLog } from "./rating-log";
import { WITHIN_COLUMNS, withinRows } from "./within-rows";

/** Which ratings of a log are wanted, as a resolved filter has it. */
export interface LogFilter {
  /** Versions under which they were given; equal `since` means the same. */
  versions: readonly { id: string; since: number }[];
  /** Only theirs; null: everybody's but `models`. */
  annotatorIds: readonly string[] | null;
  models: readonly string[];
  /** Submitted at or after, and before: milliseconds since 1970. */
  from: number | null;
  to: number | null;
  roundId: string | null;
  /** Asks for the ids of the examples, where not all are let through. */
  examples: Statement | null;
  /** Answers when an example was first shown to somebody, or when it was shown again (of these the latest), or each by itself. */
  showing: "first" | "repeat" | "each";
  /** What counts of each session of the project. */
  within: { cut: SessionCut; projectId: string } | null;
  /** Also what the same person replaced under a later version of the same meaning. */
  withSuperseded: boolean;
}

/** Some of the columns of a log. */
export type Some<Name extends keyof LogSpec> = Columns<Pick<LogSpec, Name>>;

/** What says whether a row stands. */
const DECIDING = ["item", "rater", "version", "pass", "revision", "given", "at", "value", "round"] as const;
type Deciding = Some<(typeof DECIDING)[number]>;

/** What was read besides the log for its filter: the ids of the examples, where not all are let through; when sessions began, by code. */
export interface ReadForFilter {
  examples: DictionaryData | null;
  starts: Float64Array;
}

/**
 * The ratings of whole examples that stand, of each the columns that are wanted: of each answer the latest revision; of the answers of
 * one person to one question (under versions that mean the same) the latest; where the filter takes several meanings the latest of these
 * that it lets through. It is what SQL makes of `current_judgment` for the same filter: `log.db.test.ts` holds them equal.
 */
export function countedRatings<Name extends keyof LogSpec>(
  log: RatingLog,
  filter: LogFilter,
  { examples, starts }: ReadForFilter,
  names: readonly Name[],
): Some<Name> {
  const ids = (name: string) => new Dictionary(log.dictionaries[name]).uuids();
  const since = new Map(filter.versions.map((version) => [version.id, version.since]));
  const meaningOf = ids("versions").map((id) => since.get(id) ?? -1);
  const wholes = new Dictionary(log.dictionaries.parts).texts().map((part) => part === "");
  const raters = chosen(ids("raters"), filter.annotatorIds ?? filter.models, filter.annotatorIds !== null);
  const rounds = filter.roundId === null ? null : chosen(ids("rounds"), [filter.roundId]);
  const items = examples && chosen(ids("items"), new Dictionary(examples).uuids());
  const isAsked = ({ version, rater, part, pass }: Columns<LogSpec>["columns"], t: number) =>
    meaningOf[version[t]!]! >= 0 &&
    raters[rater[t]!] === 1 &&
    wholes[part[t]!] === true &&
    (filter.showing === "each" || (filter.showing === "first") === (pass[t] === 0));
  const isWithin = filter.within && withinRows(filter.within.cut, starts);
  const isLetThrough = (columns: Columns<LogSpec>["columns"], t: number) => {
    const { value, at, round, item } = columns;
    return (
      value[t]! >= 0 &&
      (filter.from === null || at[t]! >= filter.from) &&
      (filter.to === null || at[t]! < filter.to) &&
      (rounds === null || rounds[round[t]!] === 1) &&
      (items === null || items[item[t]!] === 1) &&
      (isWithin === null || isWithin(columns, t))
    );
  };
  const stretches = [...log.kept, log.open];
  if (isSingle(stretches, isAsked))
    return gathered(stretches, (columns, t) => isAsked(columns, t) && isLetThrough(columns, t), names);
  // Only what is named is there to be asked for.
  const deciding: (keyof LogSpec)[] = [...new Set([...DECIDING, ...(isWithin ? WITHIN_COLUMNS : []), ...names])];
  const asked = gathered(stretches, isAsked, deciding);
  const stands = decided(asked, meaningOf, filter, (t) => isLetThrough(asked.columns, t));
  return gathered([asked], (_, t) => stands[t] === 1, names);
}

/** By code: 1 for the entries that are named, or for the others. */
function chosen(entries: readonly string[], named: readonly string[], wanted = true): Uint8Array {
  const names = new Set(named);
  return Uint8Array.from(entries, (entry) => Number(names.has(entry) === wanted));
}

/** Whether nobody can have answered anything twice. */
function isSingle(
  stretches: readonly Columns<LogSpec>[],
  isAsked: (columns: Columns<LogSpec>["columns"], t: number) => boolean,
): boolean {
  let [onlyVersion, onlyPass] = [-1, -1];
  for (const { length, columns } of stretches) {
    const { version, pass, revision, given } = columns;
    for (let t = 0; t < length; t++) {
      if (!isAsked(columns, t)) continue;
      if (onlyVersion < 0) [onlyVersion, onlyPass] = [version[t]!, pass[t]!];
      if (version[t] !== onlyVersion || pass[t] !== onlyPass || revision[t] !== 1 || given[t] !== 1) return false;
    }
  }
  return true;
}

/** Marks what stands among rows that may hold several of one person on one item. */
function decided(
  { length, columns }: Deciding,
  meaningOf: readonly number[],
  { showing, withSuperseded }: LogFilter,
  isLetThrough: (t: number) => boolean,
): Uint8Array {
  const { item, rater, version, pass, revision, given, at } = columns;
  const stands = new Uint8Array(length);
  const isNewer = (t: number, than: number) => at[t]! > at[than]! || (at[t] === at[than] && t > than);
  const isRevised = (t: number, than: number) => revision[t]! > revision[than]!;
  for (const rows of ofOnePerson(item, rater)) {
    let left = best(rows, (t) => version[t]! * PASSES + pass[t]!, isRevised).filter((t) => given[t] === 1);
    if (!withSuperseded) left = best(left, (t) => meaningOf[version[t]!]! * PASSES + pass[t]!, isNewer);
    left = best(
      left.filter(isLetThrough),
      (t) => (showing === "each" ? meaningOf[version[t]!]! * PASSES + pass[t]! : 0),
      isNewer,
    );
    for (const t of left) stands[t] = 1;
  }
  return stands;
}

const PASSES = 65_536;

/** Of the rows with the same key the one that is better than all others. */
function best(rows: number[], key: (t: number) => number, isBetter: (t: number, than: number) => boolean): number[] {
  return rows.length < 2
    ? rows
    : rows.filter((t) => !rows.some((other) => other !== t && key(other) === key(t) && isBetter(other, t)));
}

/** The rows of each rater on each item, in order: two stable counting sorts. */
function* ofOnePerson(item: Int32Array, rater: Int32Array): Generator<number[]> {
  const codes = (column: Int32Array) => column.reduce((most, code) => Math.max(most, code), -1) + 1;
  const byRater = groupByCode(rater, codes(rater)).order;
  const byItem = groupByCode(
    item.map((_, k) => item[byRater[k]!]!),
    codes(item),
  ).order;
  let rows: number[] = [];
  for (const k of byItem) {
    const t = byRater[k]!;
    const [first] = rows;
    if (first !== undefined && (item[first] !== item[t] || rater[first] !== rater[t])) {
      yield rows;
      rows = [];
    }
    rows.push(t);
  }
  if (rows.length > 0) yield rows;
}

/** The rows of all stretches for which `keep` holds, in their order. */
function gathered<Has extends keyof LogSpec, Name extends Has>(
  stretches: readonly Some<Has>[],
  keep: (columns: Some<Has>["columns"], row: number) => boolean,
  names: readonly Name[],
): Some<Name> {
  const chosen = stretches.map(({ length, columns }) => {
    const rows = new Int32Array(length);
    let n = 0;
    for (let t = 0; t < length; t++) if (keep(columns, t)) rows[n++] = t;
    return rows.subarray(0, n);
  });
  const length = chosen.reduce((sum, rows) => sum + rows.length, 0);
  const columns = names.map((name) => {
    const column = ownArray(LOG_SPEC[name], length);
    let k = 0;
    for (const [s, rows] of chosen.entries()) {
      const source = stretches[s]!.columns[name];
      if (rows.length === stretches[s]!.length) {
        column.set(source, k);
        k += rows.length;
        continue;
      }
      for (let r = 0; r < rows.length; r++) column[k++] = source[rows[r]!]!;
    }
    return [name, column];
  });
  return { length, columns: Object.fromEntries(columns) };
}

import { groupByCode } from "@/lib/core/rating-table";
import type { Columns } from "@/lib/server/columns/columns";
import { Dictionary, type DictionaryData } from "@/lib/server/columns/dictionary";
import type { Statement } from "@/lib/server/columns/read-columns";
import { LOG_SPEC, type LogSpec, type RatingLog } from "./rating-log";

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
  /** Also what the same person replaced under a later version of the same meaning. */
  withSuperseded: boolean;
}

/**
 * The ratings of whole examples that stand: of each answer the latest revision; of the answers of one person to one question (under
 * versions that mean the same) the latest; where the filter takes several meanings the latest of these that it lets through. It is what
 * SQL makes of `current_judgment` for the same filter: `log.db.test.ts` holds them equal.
 */
export function countedRatings(log: RatingLog, filter: LogFilter, examples: DictionaryData | null): Columns<LogSpec> {
  const ids = (name: string) => new Dictionary(log.dictionaries[name]).uuids();
  const since = new Map(filter.versions.map((version) => [version.id, version.since]));
  const meaningOf = ids("versions").map((id) => since.get(id) ?? -1);
  const wholes = new Dictionary(log.dictionaries.parts).texts().map((part) => part === "");
  const raters = chosen(ids("raters"), filter.annotatorIds ?? filter.models, filter.annotatorIds !== null);
  const asked = gathered(
    [...log.kept, log.open],
    ({ version, rater, part, pass }, t) =>
      meaningOf[version[t]!]! >= 0 &&
      raters[rater[t]!] === 1 &&
      wholes[part[t]!] === true &&
      (filter.showing === "each" || (filter.showing === "first") === (pass[t] === 0)),
  );
  const { value, at, round, item } = asked.columns;
  const rounds = filter.roundId === null ? null : chosen(ids("rounds"), [filter.roundId]);
  const items = examples && chosen(ids("items"), new Dictionary(examples).uuids());
  const isLetThrough = (t: number) =>
    value[t]! >= 0 &&
    (filter.from === null || at[t]! >= filter.from) &&
    (filter.to === null || at[t]! < filter.to) &&
    (rounds === null || rounds[round[t]!] === 1) &&
    (items === null || items[item[t]!] === 1);
  if (isSingle(asked)) return gathered([asked], (_, t) => isLetThrough(t));
  const stands = decided(asked, meaningOf, filter, isLetThrough);
  return gathered([asked], (_, t) => stands[t] === 1);
}

/** By code: 1 for the entries that are named, or for the others. */
function chosen(entries: readonly string[], named: readonly string[], wanted = true): Uint8Array {
  const names = new Set(named);
  return Uint8Array.from(entries, (entry) => Number(names.has(entry) === wanted));
}

/** Whether nobody can have answered anything twice. */
function isSingle({ columns: { version, pass, revision, given } }: Columns<LogSpec>): boolean {
  return (
    version.every((code) => code === version[0]) &&
    pass.every((n) => n === pass[0]) &&
    revision.every((n) => n === 1) &&
    given.every((n) => n === 1)
  );
}

/** Marks what stands among rows that may hold several of one person on one item. */
function decided(
  { length, columns }: Columns<LogSpec>,
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
function gathered(
  stretches: readonly Columns<LogSpec>[],
  keep: (columns: Columns<LogSpec>["columns"], row: number) => boolean,
): Columns<LogSpec> {
  const chosen = stretches.map(({ length, columns }) => {
    const rows = new Int32Array(length);
    let n = 0;
    for (let t = 0; t < length; t++) if (keep(columns, t)) rows[n++] = t;
    return rows.subarray(0, n);
  });
  const length = chosen.reduce((sum, rows) => sum + rows.length, 0);
  const columns = Object.keys(LOG_SPEC).map((key) => {
    const name = key as keyof LogSpec;
    const column = new (stretches[0]!.columns[name].constructor as new (n: number) => Int32Array)(length);
    let k = 0;
    for (const [s, rows] of chosen.entries()) {
      const source = stretches[s]!.columns[name];
      for (let r = 0; r < rows.length; r++) column[k++] = source[rows[r]!]!;
    }
    return [name, column];
  });
  return { length, columns: Object.fromEntries(columns) as Columns<LogSpec>["columns"] };
}

import {
  bytesOfColumns,
  bytesOfDictionaries,
  type Columns,
  concatenated,
  type ReadColumns,
} from "@/lib/server/columns/columns";
import type { DictionaryData } from "@/lib/server/columns/dictionary";

/** Every judgment on a criterion with its circumstances, by column; see `LOG_SQL` in read-log.ts. */
export const LOG_SPEC = {
  item: { of: "items" },
  /** Which part of the item; the whole is the empty text. */
  part: { of: "parts" },
  rater: { of: "raters" },
  version: { of: "versions" },
  pass: "short",
  revision: "short",
  /** Code of the stored key; -1 for what is not compared and what was taken back. */
  value: { of: "values" },
  /** 0 where an earlier answer was taken back. */
  given: "flag",
  round: { of: "rounds" },
  session: { of: "sessions" },
  position: "int",
  activeMs: "int",
  wallMs: "int",
  /** How often the answer was changed before it was submitted. */
  changed: "short",
  /** Characters of the reason given with it. */
  reason: "int",
  at: "time",
} as const;
export type LogSpec = typeof LOG_SPEC;

/** A number of a judgment, taken while some transactions were writing judgments: once these have ended, nothing comes below it any more. */
export interface Mark {
  id: number;
  writers: string[];
}

/**
 * The judgments of a project on one criterion, as far as they were read. Judgments are only added, so what is kept stays right; plain
 * data in shared buffers that nobody changes.
 */
export interface RatingLog {
  /** Oldest first, in stretches of falling length. */
  kept: Columns<LogSpec>[];
  /** What stands above the mark: read again the next time, since others may still come between. */
  open: Columns<LogSpec>;
  dictionaries: Record<string, DictionaryData>;
  /** Every judgment up to this one is kept. */
  mark: number;
  /** Marks whose writers had not ended. */
  waiting: Mark[];
}

/** How many open marks are worth being remembered. */
const MOST_WAITING = 20;

/** The log with what stands above its mark, read anew (`id` ascending), of which everything up to `mark` is now known to be complete. */
export function extended(
  log: RatingLog | null,
  read: ReadColumns<LogSpec & { id: "number" }>,
  mark: number,
  waiting: Mark[],
): RatingLog {
  const complete = read.columns.id.findLastIndex((id) => id <= mark) + 1;
  return {
    kept: complete === 0 ? (log?.kept ?? []) : joined(log?.kept ?? [], stretch(read, 0, complete)),
    open: stretch(read, complete, read.length),
    dictionaries: read.dictionaries,
    mark,
    waiting: waiting.filter(({ id }) => id > mark).slice(-MOST_WAITING),
  };
}

/** The stretches with one more. Like lengths are joined, so that there are few, and a row is copied seldom. */
function joined(kept: readonly Columns<LogSpec>[], added: Columns<LogSpec>): Columns<LogSpec>[] {
  const last = kept.at(-1);
  if (!last || last.length > 2 * added.length) return [...kept, added];
  return joined(kept.slice(0, -1), concatenated(LOG_SPEC, last, added));
}

function stretch(read: Columns<LogSpec>, from: number, to: number): Columns<LogSpec> {
  const columns = Object.keys(LOG_SPEC).map((name) => [name, read.columns[name as keyof LogSpec].subarray(from, to)]);
  return { length: to - from, columns: Object.fromEntries(columns) as Columns<LogSpec>["columns"] };
}

/** Rows that the log holds. */
export function rowsOf({ kept, open }: RatingLog): number {
  return kept.reduce((sum, { length }) => sum + length, open.length);
}

/** Bytes that the log takes. */
export function bytesOf({ kept, open, dictionaries }: RatingLog): number {
  const columns = [...kept, open].reduce((sum, one) => sum + bytesOfColumns(one), 0);
  return columns + bytesOfDictionaries(dictionaries);
}

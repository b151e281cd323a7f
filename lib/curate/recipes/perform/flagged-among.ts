import { factNamed } from "@/lib/core/facts/catalogue";
import { type FactConditions, factsAsked } from "@/lib/core/facts/condition";
import type { FactColumn, FactTable } from "@/lib/core/facts/fact";
import { FLAGGED, flaggedBy, PASSED } from "@/lib/core/facts/flagged";
import { readFacts } from "@/lib/facts/read-facts";
import { withPrimary } from "@/lib/server/columns/read-columns";

export interface FlaggedQuestion {
  projectId: string;
  check: FactConditions;
  /** Ids of the examples that are asked about. */
  among: readonly string[];
}

export interface FlaggedAnswer {
  /** Ids of those that are flagged. */
  flagged: string[];
  /** How many are not; of the rest it cannot be told. */
  passed: number;
}

/** For a thread: what a check flags among some examples, as if there were no others. */
export async function flaggedAmong({ projectId, check, among }: FlaggedQuestion): Promise<FlaggedAnswer> {
  const names = factsAsked(check.conditions).filter((name) => factNamed(name));
  return flaggedIn(await readFacts(projectId, names, withPrimary), check, new Set(among));
}

/** The same of facts that were read. */
export function flaggedIn(
  table: FactTable & { ids: readonly string[] },
  check: FactConditions,
  among: ReadonlySet<string>,
): FlaggedAnswer {
  const { ids } = table;
  const isAmong = Uint8Array.from(ids, (id) => (among.has(id) ? 1 : 0));
  const { examples } = flaggedBy({ ...table, columns: withoutOthers(table, isAmong) }, check);
  const flagged: string[] = [];
  let passed = 0;
  examples.forEach((flag, at) => {
    if (isAmong[at] === 0) return;
    if (flag === FLAGGED) flagged.push(ids[at]!);
    else if (flag === PASSED) passed++;
  });
  return { flagged, passed };
}

/** Nothing repeats an example that is not among them. */
function withoutOthers({ columns }: FactTable, isAmong: Uint8Array): Map<string, FactColumn> {
  return new Map(
    [...columns].map(([name, column]) => {
      if (column.kind !== "hash" || column.values.length !== isAmong.length) return [name, column];
      return [name, { kind: "hash", values: column.values.map((value, at) => (isAmong[at] === 1 ? value : 0n)) }];
    }),
  );
}

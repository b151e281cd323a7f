import { groupedAgreement } from "@/lib/core/agreement/by-group";
import { hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import type { Estimate } from "@/lib/core/estimate";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { type LogQuestion, readRated } from "../rated";
import { type Period, periodsOver, type Unit } from "./periods";

/** When something first gave a label, in milliseconds since 1970. */
export interface Beginning {
  id: string;
  at: number;
}

/** Agreement on a criterion by period. An example counts in the period of its last label. */
export interface OverTime {
  unit: Unit;
  periods: (Period & { alpha: Estimate })[];
  /** Guideline versions and rounds, by id, in the order in which they began. */
  versions: Beginning[];
  rounds: Beginning[];
}

/** For a thread; null where answers are not compared. */
export async function overTime(question: LogQuestion): Promise<OverTime | null> {
  const rated = await readRated(question, ["at", "version", "round"]);
  const metric = metricOf(question.level);
  if (!rated || hasTooManyCategories(metric, rated.scaled.table.values.length)) return null;
  const { scaled, circumstances } = rated;
  const { item, items } = scaled.table;
  const last = new Float64Array(items.length).fill(Number.NEGATIVE_INFINITY);
  for (let t = 0; t < item.length; t++) last[item[t]!] = Math.max(last[item[t]!]!, circumstances.at[t]!);
  const { unit, periods } = periodsOver(last);
  const groupOfItem = Int32Array.from(last, (at) => periods.findLastIndex(({ from }) => from <= at));
  const found = groupedAgreement(scaled, metric)({ groupOfItem, groups: periods.length });
  const { dictionaries } = question.log;
  return {
    unit,
    periods: periods.map((period, k) => ({ ...period, alpha: found[k]!.alpha })),
    versions: beginnings(circumstances.version, circumstances.at, new Dictionary(dictionaries.versions)),
    rounds: beginnings(circumstances.round, circumstances.at, new Dictionary(dictionaries.rounds)),
  };
}

function beginnings(codes: Int32Array, at: Float64Array, names: Dictionary): Beginning[] {
  const first = new Map<number, number>();
  for (let t = 0; t < codes.length; t++) {
    const known = first.get(codes[t]!);
    if (codes[t]! >= 0 && (known === undefined || at[t]! < known)) first.set(codes[t]!, at[t]!);
  }
  return [...first].map(([code, time]) => ({ id: names.uuid(code), at: time })).sort((a, b) => a.at - b.at);
}

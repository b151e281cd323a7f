import type { Outcome, WorkColumns } from "@/lib/core/fatigue/events";
import { quantileOfSorted } from "@/lib/core/fatigue/quantile";
import { groupByCode } from "@/lib/core/rating-table";

/** Nobody reads faster than this many seconds per word with understanding (Zhang & Conrad 2014). */
const SECONDS_PER_WORD = 0.3;

/**
 * 1 where an answer came faster than max(300 ms x words, 10th percentile of all annotators' times on the item), 0 where
 * not, undefined where the event is a skip, the time is unknown or neither threshold exists. The percentile needs three timed annotators.
 */
export function speeding({ items, item, answered, words }: WorkColumns, seconds: Outcome): Outcome {
  const { start, order } = groupByCode(item, items.length);
  const outcome = new Float64Array(seconds.length).fill(Number.NaN);
  const times = new Float64Array(seconds.length);
  for (let i = 0; i < items.length; i++) {
    let n = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const e = order[k]!;
      if (answered[e] === 1 && seconds[e]! > 0) times[n++] = seconds[e]!;
    }
    sortFirst(times, n);
    const percentile = n >= 3 ? quantileOfSorted(times, 0.1, n) : -1;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const e = order[k]!;
      const fastest = Math.max(words[e]! > 0 ? SECONDS_PER_WORD * words[e]! : -1, percentile);
      if (fastest >= 0 && answered[e] === 1 && seconds[e]! > 0) outcome[e] = Number(seconds[e]! < fastest);
    }
  }
  return outcome;
}

/** Sorts the first `n` values: of few, which items mostly have, without the cost of a list of their own. */
function sortFirst(values: Float64Array, n: number): void {
  if (n > 16) {
    values.subarray(0, n).sort();
    return;
  }
  for (let k = 1; k < n; k++) {
    const value = values[k]!;
    let place = k;
    for (; place > 0 && values[place - 1]! > value; place--) values[place] = values[place - 1]!;
    values[place] = value;
  }
}

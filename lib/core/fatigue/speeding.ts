import { codesOf, type WorkEvent } from "@/lib/core/fatigue/events";
import { quantile } from "@/lib/core/fatigue/quantile";
import { groupByCode } from "@/lib/core/rating-table";

/** Nobody reads faster than this many seconds per word with understanding (Zhang & Conrad 2014). */
const SECONDS_PER_WORD = 0.3;

/**
 * 1 where an answer came faster than max(300 ms x words, 10th percentile of all annotators' times on the item), 0 where
 * not, `null` where the event is a skip, the time is unknown or neither threshold exists. The percentile needs three timed annotators.
 */
export function speeding(events: readonly WorkEvent[], seconds: readonly (number | null)[]): (number | null)[] {
  const { items, item } = codesOf(events);
  const isTimed = (e: number) => seconds[e] != null && seconds[e]! > 0 && events[e]!.value !== null;
  const { start, order } = groupByCode(item, items);
  const percentile = new Float64Array(items).fill(-1);
  for (let i = 0; i < items; i++) {
    const list = Array.from(order.subarray(start[i]!, start[i + 1]!)).filter(isTimed);
    if (list.length >= 3)
      percentile[i] = quantile(
        list.map((e) => seconds[e]!),
        0.1,
      );
  }
  return events.map(({ words }, e) => {
    if (!isTimed(e)) return null;
    const byLength = words != null && words > 0 ? SECONDS_PER_WORD * words : -1;
    const fastest = Math.max(byLength, percentile[item[e]!]!);
    return fastest < 0 ? null : Number(seconds[e]! < fastest);
  });
}

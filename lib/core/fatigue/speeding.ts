import type { WorkEvent } from "@/lib/core/fatigue/events";
import { quantile } from "@/lib/core/fatigue/quantile";

/** Nobody reads faster than this many seconds per word with understanding (Zhang & Conrad 2014). */
const SECONDS_PER_WORD = 0.3;

/**
 * 1 where an answer came faster than max(300 ms x words, 10th percentile of all annotators' times on the item), 0 where
 * not, `null` where the event is a skip, the time is unknown or neither threshold exists. The percentile needs three timed annotators.
 */
export function speeding(events: readonly WorkEvent[], seconds: readonly (number | null)[]): (number | null)[] {
  const onItem = new Map<string, number[]>();
  events.forEach(({ item, value }, e) => {
    const duration = seconds[e];
    if (duration == null || duration <= 0 || value === null) return;
    const list = onItem.get(item) ?? [];
    list.push(duration);
    onItem.set(item, list);
  });
  const percentile = new Map<string, number>();
  for (const [item, list] of onItem) if (list.length >= 3) percentile.set(item, quantile(list, 0.1));
  return events.map(({ item, words, value }, e) => {
    const duration = seconds[e];
    if (duration == null || duration <= 0 || value === null) return null;
    const byLength = words != null && words > 0 ? SECONDS_PER_WORD * words : null;
    const byPeers = percentile.get(item) ?? null;
    if (byLength === null && byPeers === null) return null;
    return duration < Math.max(byLength ?? 0, byPeers ?? 0) ? 1 : 0;
  });
}

import type { WorkEvent } from "@/lib/core/fatigue/events";
import { lagOne, type ResponseStyle, responseStyle } from "@/lib/core/fatigue/response-style";
import type { Sessions } from "@/lib/core/fatigue/sessions";
import type { CodedValues } from "@/lib/core/fatigue/similarity";

export interface SessionStyle {
  /** `annotator#number`. */
  key: string;
  annotator: string;
  /** Category codes in order of time. */
  codes: number[];
  style: ResponseStyle;
}

/** Response style of every session with at least one answer. */
export function sessionStyles(
  events: readonly WorkEvent[],
  sessions: Sessions,
  { code, categories, scores }: CodedValues,
): SessionStyle[] {
  const centred = itemCentred(events, code, scores);
  const list: SessionStyle[] = [];
  for (const [key, members] of sessions.members) {
    const answered = members.filter((e) => code[e]! >= 0);
    if (answered.length === 0) continue;
    const codes = answered.map((e) => code[e]!);
    const lag1 = centred === null ? null : lagOne(answered.map((e) => centred[e]!));
    const style = { ...responseStyle(codes, categories.length, scores !== null), lag1 };
    list.push({ key, annotator: events[answered[0]!]!.annotator, codes, style });
  }
  return list;
}

/** Score minus the mean of the item's answers; 0 when skipped. */
function itemCentred(events: readonly WorkEvent[], code: Int32Array, scores: Float64Array | null): Float64Array | null {
  if (scores === null) return null;
  const sums = new Map<string, { sum: number; n: number }>();
  events.forEach(({ item }, e) => {
    if (code[e]! < 0) return;
    const own = sums.get(item) ?? { sum: 0, n: 0 };
    sums.set(item, { sum: own.sum + scores[code[e]!]!, n: own.n + 1 });
  });
  return Float64Array.from(events, ({ item }, e) => {
    if (code[e]! < 0) return 0;
    const { sum, n } = sums.get(item)!;
    return scores[code[e]!]! - sum / n;
  });
}

import { codesOf, type WorkEvent } from "@/lib/core/fatigue/events";
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
  const { items, item } = codesOf(events);
  const [sum, n] = [new Float64Array(items), new Int32Array(items)];
  code.forEach((given, e) => {
    if (given < 0) return;
    sum[item[e]!]! += scores[given]!;
    n[item[e]!]!++;
  });
  return Float64Array.from(code, (given, e) => (given < 0 ? 0 : scores[given]! - sum[item[e]!]! / n[item[e]!]!));
}

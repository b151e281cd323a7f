import type { WorkColumns } from "@/lib/core/fatigue/events";
import { lagOne, type ResponseStyle, responseStyle } from "@/lib/core/fatigue/response-style";
import type { Sessions } from "@/lib/core/fatigue/sessions";
import type { CodedValues } from "@/lib/core/fatigue/similarity";

export interface SessionStyle {
  /** `annotator#number`, and its place among all sessions. */
  key: string;
  session: number;
  annotator: string;
  /** Category codes in order of time. */
  codes: Int32Array;
  style: ResponseStyle;
}

/** Response style of every session with at least one answer. */
export function sessionStyles(
  work: WorkColumns,
  { answers, keys, annotator }: Sessions,
  { code, categories, scores }: CodedValues,
): SessionStyle[] {
  const { start, order } = answers;
  const centred = itemCentred(work, code, scores);
  const codes = order.map((e) => code[e]!);
  const residuals = centred && Float64Array.from(order, (e) => centred[e]!);
  const list: SessionStyle[] = [];
  for (let s = 0; s < keys.length; s++) {
    const [from, to] = [start[s]!, start[s + 1]!];
    if (from === to) continue;
    const own = codes.subarray(from, to);
    const lag1 = residuals && lagOne(residuals.subarray(from, to));
    const style = { ...responseStyle(own, categories.length, scores !== null), lag1 };
    list.push({ key: keys[s]!, session: s, annotator: work.annotators[annotator[s]!]!, codes: own, style });
  }
  return list;
}

/** Score minus the mean of the item's answers; 0 when skipped. */
function itemCentred({ items, item }: WorkColumns, code: Int32Array, scores: Float64Array | null): Float64Array | null {
  if (scores === null) return null;
  const [sum, n] = [new Float64Array(items.length), new Int32Array(items.length)];
  const centred = new Float64Array(code.length);
  for (let e = 0; e < code.length; e++) {
    if (code[e]! < 0) continue;
    sum[item[e]!]! += scores[code[e]!]!;
    n[item[e]!]!++;
  }
  for (let e = 0; e < code.length; e++)
    if (code[e]! >= 0) centred[e] = scores[code[e]!]! - sum[item[e]!]! / n[item[e]!]!;
  return centred;
}

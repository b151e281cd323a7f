import type { Outcome, WorkColumns } from "@/lib/core/fatigue/events";
import type { CodedValues } from "@/lib/core/fatigue/similarity";
import { groupByCode } from "@/lib/core/rating-table";

export interface PeerAgreement {
  /** s_ai = mean similarity to the other annotators of the item; NaN when skipped or alone. */
  looAgreement: Outcome;
  /** r_ai = (s_ai - mean_a s_ai) m / (m - 2); NaN under three annotators of the item. */
  itemAdjusted: Outcome;
  /** Annotators of the event's item (m); NaN when skipped. */
  ratersPerItemEvent: Outcome;
}

/**
 * Leave-one-out agreement of every answer, raw and with the item taken out.
 *
 * Centring by item removes the difficulty of the item but also part of the annotator's own effect, because the others'
 * agreement contains the annotator's answer; the factor m / (m - 2) restores it exactly for pairwise agreement. With two
 * annotators the centred value is identically 0 and says nothing, so it is undefined. Where an annotator answered an item
 * twice only the latest answer takes part.
 */
export function peerAgreement(work: WorkColumns, { code, similarity }: CodedValues): PeerAgreement {
  const looAgreement = new Float64Array(code.length).fill(Number.NaN);
  const itemAdjusted = new Float64Array(code.length).fill(Number.NaN);
  const ratersPerItemEvent = new Float64Array(code.length).fill(Number.NaN);
  const { start, order } = latestAnswers(work, code);
  for (let i = 0; i + 1 < start.length; i++) {
    const [from, to] = [start[i]!, start[i + 1]!];
    const m = to - from;
    for (let k = from; k < to; k++) ratersPerItemEvent[order[k]!] = m;
    if (m < 2) continue;
    agreeWithOthers(order.subarray(from, to), code, similarity, looAgreement);
    if (m < 3) continue;
    let sum = 0;
    for (let k = from; k < to; k++) sum += looAgreement[order[k]!]!;
    const centre = sum / m;
    for (let k = from; k < to; k++) itemAdjusted[order[k]!] = ((looAgreement[order[k]!]! - centre) * m) / (m - 2);
  }
  return { looAgreement, itemAdjusted, ratersPerItemEvent };
}

/** Similarity of each answer to the gold value of its item; NaN when skipped or without gold. */
export function goldCorrectness({ code, gold, similarity }: CodedValues): Outcome {
  const right = new Float64Array(code.length).fill(Number.NaN);
  for (let e = 0; e < code.length; e++) if (code[e]! >= 0 && gold[e]! >= 0) right[e] = similarity(code[e]!, gold[e]!);
  return right;
}

/** For every item the event of each annotator's latest answer (the last one of the input unless times say otherwise). */
function latestAnswers({ annotators, annotator, items, item, submittedAt }: WorkColumns, code: Int32Array) {
  const groups = groupByCode(item, items.length);
  const start = new Int32Array(items.length + 1);
  const order = groups.order;
  /** Where an annotator's answer stands among those of the item in hand. */
  const placeOf = new Int32Array(annotators.length).fill(-1);
  let n = 0;
  for (let i = 0; i < items.length; i++) {
    for (let k = groups.start[i]!; k < groups.start[i + 1]!; k++) {
      const e = order[k]!;
      if (code[e]! < 0) continue;
      const place = placeOf[annotator[e]!]!;
      if (place < 0) {
        placeOf[annotator[e]!] = n;
        order[n++] = e;
      } else if (!(submittedAt[order[place]!]! > submittedAt[e]!)) order[place] = e;
    }
    start[i + 1] = n;
    for (let k = start[i]!; k < n; k++) placeOf[annotator[order[k]!]!] = -1;
  }
  return { start, order };
}

/** Mean similarity of each of these answers to the others; among many answers, worked out once for each category used. */
function agreeWithOthers(
  answers: Int32Array,
  code: Int32Array,
  similarity: (a: number, b: number) => number,
  into: Outcome,
): void {
  const others = answers.length - 1;
  if (answers.length <= FEW_ANSWERS) {
    for (let k = 0; k < answers.length; k++) {
      const own = code[answers[k]!]!;
      let sum = 0;
      for (let l = 0; l < answers.length; l++) sum += similarity(own, code[answers[l]!]!);
      into[answers[k]!] = (sum - similarity(own, own)) / others;
    }
    return;
  }
  const uses = new Map<number, number>();
  for (const e of answers) uses.set(code[e]!, (uses.get(code[e]!) ?? 0) + 1);
  const means = new Map<number, number>();
  for (const own of uses.keys()) {
    let sum = 0;
    for (const [other, n] of uses) sum += (other === own ? n - 1 : n) * similarity(own, other);
    means.set(own, sum / others);
  }
  for (const e of answers) into[e] = means.get(code[e]!)!;
}

/** Up to so many, no table of categories is worth making. */
const FEW_ANSWERS = 8;

import { codesOf, type WorkEvent } from "@/lib/core/fatigue/events";
import type { CodedValues } from "@/lib/core/fatigue/similarity";
import { groupByCode, isLater } from "@/lib/core/rating-table";

export interface PeerAgreement {
  /** s_ai = mean similarity to the other annotators of the item; `null` when skipped or alone. */
  looAgreement: (number | null)[];
  /** r_ai = (s_ai - mean_a s_ai) m / (m - 2); `null` under three annotators of the item. */
  itemAdjusted: (number | null)[];
  /** Annotators of the event's item (m); `null` when skipped. */
  ratersPerItemEvent: (number | null)[];
}

/**
 * Leave-one-out agreement of every answer, raw and with the item taken out.
 *
 * Centring by item removes the difficulty of the item but also part of the annotator's own effect, because the others'
 * agreement contains the annotator's answer; the factor m / (m - 2) restores it exactly for pairwise agreement. With two
 * annotators the centred value is identically 0 and says nothing, so it is `null`. Where an annotator answered an item
 * twice only the latest answer takes part.
 */
export function peerAgreement(events: readonly WorkEvent[], { code, similarity }: CodedValues): PeerAgreement {
  const looAgreement: (number | null)[] = events.map(() => null);
  const itemAdjusted: (number | null)[] = events.map(() => null);
  const ratersPerItemEvent: (number | null)[] = events.map(() => null);
  for (const answers of latestAnswers(events, code)) {
    const m = answers.length;
    for (const e of answers) ratersPerItemEvent[e] = m;
    if (m < 2) continue;
    const agreement = meanSimilarities(answers, code, similarity);
    const centre = agreement.reduce((a, b) => a + b, 0) / m;
    answers.forEach((e, k) => {
      looAgreement[e] = agreement[k]!;
      if (m >= 3) itemAdjusted[e] = ((agreement[k]! - centre) * m) / (m - 2);
    });
  }
  return { looAgreement, itemAdjusted, ratersPerItemEvent };
}

/** Similarity of each answer to the gold value of its item; `null` when skipped or without gold. */
export function goldCorrectness({ code, gold, similarity }: CodedValues): (number | null)[] {
  return Array.from(code, (given, e) => (given < 0 || gold[e]! < 0 ? null : similarity(given, gold[e]!)));
}

/** For every item the event of each annotator's latest answer (the last one in `events` unless times say otherwise). */
function* latestAnswers(events: readonly WorkEvent[], code: Int32Array): Generator<number[]> {
  const { annotators, annotator, items, item } = codesOf(events);
  const { start, order } = groupByCode(item, items);
  /** Where an annotator's answer stands among those of the item in hand. */
  const placeOf = new Int32Array(annotators.length).fill(-1);
  for (let i = 0; i < items; i++) {
    const answers: number[] = [];
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const e = order[k]!;
      if (code[e]! < 0) continue;
      const place = placeOf[annotator[e]!]!;
      if (place < 0) placeOf[annotator[e]!] = answers.push(e) - 1;
      else if (!isLater(events[answers[place]!]!.submittedAt, events[e]!.submittedAt)) answers[place] = e;
    }
    for (const e of answers) placeOf[annotator[e]!] = -1;
    yield answers;
  }
}

/** Mean similarity of each answer to the others of its item; among many answers, worked out once for each category used. */
function meanSimilarities(
  answers: readonly number[],
  code: Int32Array,
  similarity: (a: number, b: number) => number,
): number[] {
  const toOthers = (own: number) =>
    answers.reduce((sum, e) => sum + similarity(own, code[e]!), 0) - similarity(own, own);
  const others = answers.length - 1;
  if (answers.length <= FEW_ANSWERS) return answers.map((e) => toOthers(code[e]!) / others);
  const uses = new Map<number, number>();
  for (const e of answers) uses.set(code[e]!, (uses.get(code[e]!) ?? 0) + 1);
  const means = new Map<number, number>();
  for (const own of uses.keys()) {
    let sum = 0;
    for (const [other, n] of uses) sum += (other === own ? n - 1 : n) * similarity(own, other);
    means.set(own, sum / others);
  }
  return answers.map((e) => means.get(code[e]!)!);
}

/** Up to so many, no table of categories is worth making. */
const FEW_ANSWERS = 8;

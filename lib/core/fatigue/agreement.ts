import type { WorkEvent } from "@/lib/core/fatigue/events";
import type { CodedValues } from "@/lib/core/fatigue/similarity";
import { isLater } from "@/lib/core/rating-table";

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
    const agreementOf = meanSimilarities(answers, code, similarity);
    const agreement = answers.map((e) => agreementOf.get(code[e]!)!);
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
function latestAnswers(events: readonly WorkEvent[], code: Int32Array): number[][] {
  const items = new Map<string, Map<string, number>>();
  events.forEach(({ item, annotator, submittedAt }, e) => {
    if (code[e]! < 0) return;
    const answers = items.get(item) ?? new Map<string, number>();
    const before = answers.get(annotator);
    if (before === undefined || !isLater(events[before]!.submittedAt, submittedAt)) answers.set(annotator, e);
    items.set(item, answers);
  });
  return [...items.values()].map((answers) => [...answers.values()]);
}

/** For each category used on an item, the mean similarity of one such answer to the others: O(categories used squared). */
function meanSimilarities(
  answers: readonly number[],
  code: Int32Array,
  similarity: (a: number, b: number) => number,
): Map<number, number> {
  const uses = new Map<number, number>();
  for (const e of answers) uses.set(code[e]!, (uses.get(code[e]!) ?? 0) + 1);
  const means = new Map<number, number>();
  for (const own of uses.keys()) {
    let sum = 0;
    for (const [other, n] of uses) sum += (other === own ? n - 1 : n) * similarity(own, other);
    means.set(own, sum / (answers.length - 1));
  }
  return means;
}

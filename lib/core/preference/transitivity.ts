import type { Estimate } from "@/lib/core/estimate";
import { byAnnotator, extent } from "@/lib/core/preference/biases";
import type { Comparison } from "@/lib/core/preference/comparison";
import { shareEstimate } from "@/lib/core/preference/share";

export interface Cycle {
  item: string;
  annotator: string;
  /** Each beats the next, and the last beats the first. */
  responses: [string, string, string];
}

export interface Transitivity {
  /** Cyclic triads over triads whose three pairs the same annotator decided on the same item (Kendall & Babington Smith). */
  cyclicShare: Estimate;
  cycles: Cycle[];
}

/**
 * Circular triads within one annotator and item: A over B, B over C, C over A. Random choices give a share of .25.
 * A pair judged twice counts by its balance; a balance of 0 and ties leave the pair undecided, and a triad with an
 * undecided pair is not counted.
 */
export function transitivity(comparisons: readonly Comparison[]): Transitivity {
  const cycles: Cycle[] = [];
  let triads = 0;
  for (const group of groupedByPersonAndItem(comparisons)) {
    const { item, annotator } = group[0]!;
    const { names, balance } = tournament(group);
    forEachTriad(names.length, (a, b, c) => {
      const signs = [balance(a, b), balance(b, c), balance(c, a)].map(Math.sign);
      if (signs.includes(0)) return;
      triads++;
      const circle = signs[0]! + signs[1]! + signs[2]!;
      const [x, y, z] = [names[a]!, names[b]!, names[c]!];
      if (circle === 3) cycles.push({ item, annotator, responses: [x, y, z] });
      if (circle === -3) cycles.push({ item, annotator, responses: [x, z, y] });
    });
  }
  return { cyclicShare: shareEstimate("cyclic-triads", cycles.length, triads, extent(comparisons)), cycles };
}

/** Transitivity of each annotator alone. */
export function transitivityByAnnotator(comparisons: readonly Comparison[]): Map<string, Estimate> {
  return byAnnotator(comparisons, (own) => transitivity(own).cyclicShare);
}

function groupedByPersonAndItem(comparisons: readonly Comparison[]): Comparison[][] {
  const groups = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    const key = JSON.stringify([comparison.annotator, comparison.item]);
    const group = groups.get(key);
    if (group) group.push(comparison);
    else groups.set(key, [comparison]);
  }
  return [...groups.values()];
}

function tournament(group: readonly Comparison[]) {
  const codes = new Map<string, number>();
  for (const { first, second } of group) {
    if (!codes.has(first)) codes.set(first, codes.size);
    if (!codes.has(second)) codes.set(second, codes.size);
  }
  const size = codes.size;
  const wins = new Float64Array(size * size);
  for (const { first, second, winner } of group) {
    const [a, b] = [codes.get(first)!, codes.get(second)!];
    const sign = winner === "tie" ? 0 : winner === "first" ? 1 : -1;
    wins[a * size + b]! += sign;
    wins[b * size + a]! -= sign;
  }
  return { names: [...codes.keys()], balance: (a: number, b: number) => wins[a * size + b]! };
}

function forEachTriad(size: number, visit: (a: number, b: number, c: number) => void): void {
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      for (let c = b + 1; c < size; c++) visit(a, b, c);
    }
  }
}
